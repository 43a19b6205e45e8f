// Keys in headers of HTTP (RFC 9110, section 11).
// Promises to take a header for one by its name; the words of a sentence before a colon are none.
import type { Seed } from '../../../src-shared/seed.ts'
import { wordsOf } from '../detect/names.ts'
import { isPlaceholder } from '../detect/placeholder.ts'
import { pastedSeed } from './pasted-seed.ts'

const line = /^[ \t>*-]*["']?([A-Za-z][A-Za-z0-9-]{1,60})["']?[ \t]*:[ \t]*(\S.{0,8000})$/
const longestLine = 9_000
const most = 200

/** The seeds of the headers in a text; null where no line of it is one that holds a key. */
export function seedsOfHeaders(text: string): readonly Seed[] | null {
  const lines = text.split(/\r\n|\n|\r/).slice(0, most)
  const headers = lines
    .filter((one) => one.length <= longestLine)
    .flatMap((one) => {
      const [, name = '', value = ''] = line.exec(one) ?? []
      return name === '' ? [] : [{ name, value: value.trim().replace(/^(["'])(.*)\1,?$/, '$2') }]
    })
  const host = headers.find(({ name }) => name.toLowerCase() === 'host')?.value ?? ''
  const held = headers.filter(({ name }) => holdsKey(name))
  if (held.length === 0) return null
  return held.flatMap(({ name, value }) => seedsOfHeader(name, value, host))
}

/** Whether a header of this name holds a key. */
export function holdsKey(name: string): boolean {
  return /^(?:proxy-)?authorization$|(?:^|-)(?:api-?key|auth-?token|access-?token|token|secret|auth|key|apikey)$/i.test(
    name,
  )
}

/** The seeds of one header, with the host that it is for where that is known. */
export function seedsOfHeader(name: string, value: string, host: string): readonly Seed[] {
  const about = host === '' ? name : host
  const words = value.split(/\s+/)
  const [scheme = '', key = ''] = words
  if (/^basic$/i.test(scheme)) return seedsOfLogin(loginOf(key), about)
  const bare =
    words.length === 1 ? scheme : key.replace(/^(?:token|key)=/i, '').replace(/^"(.*)",?$/, '$1')
  if (words.length > 2 || isPlaceholder(bare) || bare.length < 8) return []
  const kind = /^(?:bearer|token)$/i.test(scheme) && words.length === 2 ? 'token' : 'api-key'
  const seed = pastedSeed({ value: bare, about })
  return seed ? [seed.format === null ? { ...seed, kind } : seed] : []
}

/** The seeds of a name and a password with a colon between (RFC 7617). */
export function seedsOfLogin(login: string, about: string): readonly Seed[] {
  const colon = login.indexOf(':')
  if (colon === -1) return []
  const [user, password] = [login.slice(0, colon), login.slice(colon + 1)]
  // Stripe and others take the key for the name and want no password.
  if (password === '' || /^(?:x|x-oauth-basic|unused)$/i.test(password)) {
    const seed = pastedSeed({ value: user, about })
    return seed && !isPlaceholder(user) ? [seed] : []
  }
  if (isPlaceholder(password) && wordsOf(password).length < 4) return []
  const seed = pastedSeed({ value: password, about })
  if (!seed) return []
  const isPair =
    seed.format === null &&
    user !== '' &&
    !/^(?:api|key|token|x-token|oauth2?|git|user)$/i.test(user)
  return [isPair ? { ...seed, kind: 'key-pair', credentialId: user.slice(0, 200) } : seed]
}

function loginOf(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return ''
  }
}
