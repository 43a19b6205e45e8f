import type { AccountKind } from '../../../src-shared/caller.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'

/** What the form of an account holds. */
export type AccountDraft = {
  readonly kind: AccountKind
  readonly name: string
  readonly origin: string
  readonly token: string
}

/** What is wrong with a draft; `token` names the sentence. */
export type WrongAccount = {
  readonly name: boolean
  readonly origin: boolean
  readonly token: 'tokenEmpty' | 'tokenSpace' | null
}

/** An account as the bridge wants it, or null with what is wrong. */
export function readAccount(draft: AccountDraft): {
  readonly input: Input<'accounts.add'> | null
  readonly wrong: WrongAccount
} {
  const { kind } = draft
  const [name, origin, token] = [draft.name.trim(), draft.origin.trim(), draft.token.trim()]
  const address = kind !== 'gitlab' || origin === '' ? null : originOf(origin)
  const wrong: WrongAccount = {
    name: name === '',
    origin: address === undefined,
    token: token === '' ? 'tokenEmpty' : /\s/.test(token) ? 'tokenSpace' : null,
  }
  const isGood = !wrong.name && address !== undefined && wrong.token === null
  return { input: isGood ? { kind, name, origin: address, token } : null, wrong }
}

/** The bare origin of an address, or undefined where it is none or holds more than that. */
function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (url === null) return undefined
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)
  const isGuarded = url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
  return isBare && isGuarded ? url.origin : undefined
}
