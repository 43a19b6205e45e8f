// What the name of a variable tells about its value.
// Promises to judge by whole words, so that `monkey` is no key and `tokenizer` no token.
import type { ItemKind } from '../../../src-shared/item.ts'

/** How strongly a name says that its value is secret. */
export type NameWeight = 'strong' | 'weak' | 'none'

const longest = 100

/** The words of a name, in lower case: split at signs and where the case changes. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(-longest)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

// What makes a name speak of the secret itself.
const strong = new Set(
  `secret secrets token password passwd pwd passphrase passcode apikey apitoken authtoken accesstoken
   accesskey secretkey privatekey clientsecret signingkey masterkey encryptionkey authkey pat
   authorization appsecret apisecret appkey credential credentials secretaccesskey pass salt bearer licensekey
   dbpassword dbpass`.split(/\s+/),
)

// Before `key`, these make it one that opens something.
const openers = new Set(
  `api access secret private signing sign encryption encrypt master auth account service admin app
   application license licence server webhook deploy storage jwt session hmac aes client write read
   project integration personal user rest http integrity cookie crypto shared root machine signature
   ingest ingestion`.split(/\s+/),
)

// What a name speaks of that has one of these: something beside the secret, or public.
const besides = new Set(
  `public publishable pub anon site id ids sid path file filename dir directory folder url uri endpoint
   host hostname port region name names type types length len size count ttl expiry expire expires
   expiration expired lifetime duration age interval prefix suffix header headers field fields param
   params parameter regex pattern algorithm alg algo version hash hashed digest sha sha1 sha256 sha512
   md5 checksum integrity label placeholder hint min max limit limits timeout enabled disabled required
   format policy index column code codes event events map list set mode provider user username
   login email mail title text message messages description desc error errors class style page next
   continuation cursor csrf xsrf etag primary foreign cache sort partition row object objects translation
   locale i18n fingerprint thumbprint kid issuer audience scope scopes grant callback redirect
   validator validation reset forgot change confirm confirmation strength rules rule old link button
   icon color colour font usage used cost price budget tokens encoder decoder parser lexer kind arn
   alias ref reference selector secretname bucket table schema model query char chars character body
   response request status state date time at on is has should can get put env var variable
   symbol react component props prop storagekey js ts tsx jsx mjs cjs json yaml yml md py rb go rs java php
   html css lock expected significant`.split(/\s+/),
)

// Behind a name, these number or place it and say nothing else.
const tails =
  /^(?:\d+|v\d+|prod|production|live|stage|staging|dev|development|test|local|new|current|main|default|value)$/

/** How strongly a name says that its value is secret. */
export function weightOf(words: readonly string[]): NameWeight {
  const own = withoutTail(words)
  const last = own.at(-1)
  if (last === undefined || isAboutElse(own)) return 'none'
  if (last === 'key' || last === 'keys') return weightOfKey(own)
  if (last === 'auth') return own.length > 1 ? 'weak' : 'none'
  if (own.length === 1) return own.some((word) => isWeakAlone(word)) ? 'weak' : has(own)
  return has(own)
}

function withoutTail(words: readonly string[]): readonly string[] {
  const end = words.findLastIndex((word) => !tails.test(word))
  return words.slice(0, end + 1)
}

/** Whether a name speaks of something beside a secret, or of something public. */
export function isAboutElse(words: readonly string[]): boolean {
  // `USER_PASSWORD` and `EMAIL_TOKEN` are secrets of theirs; `PASSWORD_USER` is not.
  const last = words.at(-1) ?? ''
  if (besides.has(last)) return true
  return words.some((word) => alwaysBesides.test(word))
}

const alwaysBesides =
  /^(?:public|publishable|pub|anon|csrf|xsrf|page|next|continuation|cursor|placeholder|label|hash|hashed|digest|checksum|sha\d*|md5|integrity|fingerprint|primary|foreign|cache|partition|i18n|translation|locale|column|regex|pattern|validator|validation|forgot)$/

function weightOfKey(words: readonly string[]): NameWeight {
  if (words.length === 1) return 'weak'
  if (words.some((word) => openers.has(word) || strong.has(word))) return 'strong'
  // `STRIPE_KEY`; whose key it is decides the value.
  return 'weak'
}

function isWeakAlone(word: string): boolean {
  return word === 'token' || word === 'pass' || word === 'salt' || word === 'pat'
}

function has(words: readonly string[]): NameWeight {
  return words.some((word) => strong.has(word)) ? 'strong' : 'none'
}

/** Whether what a build puts into pages for everyone bears such a name. */
export function isForBrowser(name: string): boolean {
  return /(?:^|_)PUBLIC_|publishable|(?:^|[_.-])anon[_.-]?key|site_?key/i.test(name)
}

/** The kind of key that a name speaks of. */
export function kindOfWords(words: readonly string[]): ItemKind {
  const all = words.join(' ')
  if (/webhook|signing secret/.test(all)) return 'webhook-secret'
  if (/client secret|secret access key|app secret|consumer secret/.test(all)) return 'key-pair'
  if (/\btoken\b|\bpat\b|bearer|\bauthorization\b/.test(all)) return 'token'
  if (/key\b/.test(all) && !/private|encryption|signing|session/.test(all)) return 'api-key'
  return 'other'
}
