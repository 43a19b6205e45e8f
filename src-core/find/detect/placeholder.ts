// What stands where a key belongs and is none: words for people, references, samples of a manual.
// Promises to judge a value alone; a name cannot make a placeholder a key.
import { crc32 } from '../formats/checksum.ts'

// Long enough to stand anywhere: by chance no key has one of them.
const longWords =
  /example|sample|placeholder|change[-_ ]?(?:me|this|it)|replace|insert|your[-_ ]|redact|dummy|secret|password|passwd|token|apikey|api[-_]key|default|testing|undefined|removed|hidden|qwerty|asdfg|foobar|lorem|deadbeef|generate|openssl|random|please|notreal|not[-_]a?[-_]?real|invalid|unused|disabled|abcdef|xxxxx|0000000/i
// Short ones, with nothing but signs beside them.
const shortWords =
  /(?:^|[^A-Za-z])(?:your|mine|fake|mock|todo|fixme|here|goes|test|none|null|true|false|foo|bar|baz|abc|key|dev|local|demo|random|string|value|some|any|paste|enter|put|the|with|from|for|x{3,})(?:$|[^A-Za-z])|^(?:your|fake|mock|test|my[-_])/i
// The same for what is known by its form: only what chance does not make in a hundred characters.
const wordsInKnown =
  /example|sample|placeholder|changeme|change[-_]me|replace|redacted|your[-_]?|dummy|secret|password|apikey|api[-_]key|testing|xxxx|qwerty|deadbeef|(?:^|[^A-Za-z])(?:fake|mock|here|goes|test|foo|bar)(?:$|[^A-Za-z])|^(?:fake|mock|test|dummy)/i

/** Whether a value takes the place of another: a variable, a template, a call, a reference. */
export function isReference(value: string): boolean {
  return (
    /\$\{|\$\(|\{\{|<%|%\(|#\{|\{%/.test(value) ||
    /^(?:\$\w|\$\{?\w+|%\w+%$|@\w+@$|__\w+__$|<[^>]*>?$|\[[^\]]*\]?$|\{[^}]*\}?$|\*|&|!\w)/.test(
      value,
    ) ||
    /^(?:process\.env|os\.environ|env[.(:]|ENV\[|secrets?\.|vars?\.|var\.|local\.|data\.|module\.|params\.|vault:|op:\/\/|ref\+|arn:|ssm:|secretsmanager:|projects\/[^/]+\/secrets|@Microsoft\.KeyVault|enc(?:rypted)?[:([]|\{cipher\}|\{AES\}|file:|sops:|AgA|AgB)/i.test(
      value,
    )
  )
}

/** Whether a value that no format knows is there for people, or is none at all. */
export function isPlaceholder(value: string): boolean {
  return isReference(value) || longWords.test(value) || shortWords.test(value) || isMonotone(value)
}

/** Whether a value of a known format, given without its beginning, is a sample. */
export function isSampleBody(body: string, whole: string): boolean {
  if (/\.{3}|…|\*{3}|<|>/.test(body) || isPublished(whole)) return true
  // In hundreds of characters chance makes words and repetitions.
  if (body.length > 160) return /(?:^|[^A-Za-z])(?:example|your)[^A-Za-z]|(.)\1{24}/i.test(body)
  return wordsInKnown.test(body) || isMonotone(body)
}

/** Whether a manual prints this very value, so that it is nobody's secret. */
export function isPublished(value: string): boolean {
  return samples.has(crc32(value))
}

// Checksums of what manuals print, so that no manual's key stands here:
// Stripe's two test keys, Standard Webhooks' secret, GitHub's sample, the end of jwt.io's token, and
// the one key that every Azurite has (learn.microsoft.com, "Well-known storage account and key").
const samples = new Set([
  2003689584, 963477826, 3178857431, 1272780308, 3467016326, 1829580740, 3033257350,
])

/** Whether hands made it: one sign again and again, an alphabet, a few signs only. */
export function isMonotone(value: string): boolean {
  const limit = value.length > 120 ? 12 : value.length >= 32 ? 7 : 5
  return (
    longestRun(value, 0) >= limit ||
    longestRun(value, 1) >= 6 ||
    isRepeating(value) ||
    isPoor(value)
  )
}

/** The longest stretch in which every sign is the one before plus a step. */
function longestRun(value: string, step: number): number {
  let [longest, run] = [1, 1]
  for (let index = 1; index < value.length; index += 1) {
    const isNext = value.charCodeAt(index) === value.charCodeAt(index - 1) + step
    run = isNext ? run + 1 : 1
    if (run > longest) longest = run
  }
  return longest
}

/** Whether it begins anew at least three times. */
function isRepeating(value: string): boolean {
  const most = Math.min(32, Math.floor(value.length / 3))
  for (let length = 1; length <= most; length += 1) {
    if (value.startsWith(value.slice(0, length).repeat(3))) {
      return value.slice(length).startsWith(value.slice(0, -length))
    }
  }
  return false
}

function isPoor(value: string): boolean {
  return value.length >= 16 && new Set(value).size < 7
}
