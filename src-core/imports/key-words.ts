// What names say about values: whether they are keys, ids of keys, or of which kind.
// Promises to look at single words, so that a monkey is no key.
import type { ItemKind } from '../../src-shared/item.ts'

const keyWords =
  /^(?:keys?|apikeys?|tokens?|secrets?|credentials?|pat|dsn|bearer|jwt|schluessel|clave|cle|llave|jeton)$/
const idWords = /^(?:id|username|user|benutzername|usuario|identifiant|login|email)$/
const publicWords = /^(?:public|publishable|pub)$/

/** The words of a name, in small letters: `stripeSecretKey`, `Stripe secret-key` and the like. */
export function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Whether a name says that its value is a key, a token or a secret, and no public one. */
export function saysKey(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => keyWords.test(word)) && !saysId(name) && !saysPublic(name)
}

/** Whether a name says that its value is the id of a key, such as `Access key ID`. */
export function saysId(name: string): boolean {
  const words = wordsOf(name)
  return (
    words.at(-1) === 'id' && words.some((word) => /^(?:key|client|access|app|account)$/.test(word))
  )
}

/** Whether a name says that its value may be known to all. */
export function saysPublic(name: string): boolean {
  return wordsOf(name).some((word) => publicWords.test(word))
}

/** Whether a name stands for whoever signs in with a key. */
export function saysUser(name: string): boolean {
  return saysId(name) || wordsOf(name).every((word) => idWords.test(word))
}

/** Whether a value looks as if a machine had made it. */
export function looksMade(value: string): boolean {
  if (value.length < 16 || /\s/.test(value) || looksPlain.some((plain) => plain.test(value)))
    return false
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value)).length
  return kinds >= 2 && new Set(value).size >= 8
}

/** Whether a value begins as keys of large providers do, whatever the field is called. */
export function beginsAsKey(value: string): boolean {
  return value.length >= 20 && !/\s/.test(value) && beginnings.test(value)
}

// Of the published forms those that no password of a person begins with by chance.
const beginnings = new RegExp(
  `^(?:${[
    '(?:sk|rk)_(?:live|test|prod)_|whsec_|sk-|gsk_|hf_|r8_|AIza|ya29\\.',
    'gh[pousr]_|github_pat_|gl(?:pat|dt|rt|ptt)-|npm_|pypi-|dckr_pat_|ATATT',
    'A(?:KIA|SIA)[A-Z2-7]{16}$|do[opr]_v1_|dp\\.(?:pt|st)\\.|hv[sb]\\.|HRKU-|nfp_|sbp_|vcp_',
    'xox[bpars]-|xapp-|SG\\.|shp(?:at|ca|pa|ss)_|lin_api_|sntry[su]_|glsa_|glc_',
  ].join('|')})`,
)

/** What is as long and as mixed as a key and is none. */
const looksPlain: readonly RegExp[] = [
  // Addresses, of sites, of people and of machines.
  /^[a-z][a-z\d+.-]*:\/\//i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?:[:/].*)?$/,
  /^arn:/,
  // Instants and paths.
  /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?$/i,
  /^(?:~|\.{1,2}|[A-Z]:)[\\/]/i,
  /^\/(?:home|usr|etc|var|opt|tmp|users|mnt|srv|root|app)\//i,
]

/** Whether a value only holds the place of one, as examples do. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim()
  return (
    /^(?:change[-_ ]?me|to-?do|tbd|none|null|n\/a|example|placeholder|secret|password)$/i.test(
      text,
    ) ||
    /^(?:<.*>|\$\{.*\}|\{\{.*\}\}|\[.*\]|%.+%)$/.test(text) ||
    /^([x*.•_-])\1*$/i.test(text) ||
    /\b(?:your|my)[-_ ](?:[\w-]*[-_ ])?(?:key|token|secret|password|id|here)\b/i.test(text)
  )
}

/** The kind of a key, as far as its name tells. */
export function kindOf({
  name,
  isPair,
}: {
  readonly name: string
  readonly isPair: boolean
}): ItemKind {
  if (isPair) return 'key-pair'
  const words = wordsOf(name)
  if (words.some((word) => /^(?:webhooks?|whsec)$/.test(word))) return 'webhook-secret'
  if (words.some((word) => /^(?:url|uri|dsn|pass|password|passwd|pwd)$/.test(word))) return 'other'
  return words.some((word) => /^(?:tokens?|pat|jwt|bearer|jeton)$/.test(word)) ? 'token' : 'api-key'
}
