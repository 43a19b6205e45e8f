/** What came of reading the address of a receiver. */
export type ReadAddress =
  | { readonly to: string; readonly isHere: boolean; readonly wrong: null }
  | { readonly to: null; readonly isHere: false; readonly wrong: WrongAddress }

/** Why nothing can be sent there. */
export type WrongAddress = 'empty' | 'no-address' | 'unguarded' | 'sign-in'

const here = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** The address of a receiver: with TLS, or without it on this machine; and with no sign-in in it. */
export function readAddress(text: string): ReadAddress {
  const typed = text.trim()
  if (typed === '') return refused('empty')
  const url = URL.parse(typed)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return refused('no-address')
  if (url.username !== '' || url.password !== '') return refused('sign-in')
  const isHere = here.test(url.hostname)
  if (url.protocol === 'http:' && !isHere) return refused('unguarded')
  return { to: url.href, isHere, wrong: null }
}

function refused(wrong: WrongAddress): ReadAddress {
  return { to: null, isHere: false, wrong }
}
