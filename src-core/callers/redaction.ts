// Takes secrets out of what a program said, before a person sees it.
// Promises that no eight characters in a row of a known secret are left, in the forms in which
// programs print one, and that whatever looks like a credential is hidden too.

/** What is known of what a program said. */
export type Said = {
  readonly text: string
  /** Whether something stood before it, so that it may begin in the middle of a secret. */
  readonly isCut: boolean
  readonly secrets: readonly Uint8Array[]
  /** How many characters are wanted at most. */
  readonly length: number
}

const dots = '•••••'

/** How many characters in a row make a piece of a secret. */
const gram = 8

/** The end of what was said, without secrets and without signs that steer a terminal. */
export function redactedEnd(said: Said): string {
  return Array.from(redacted(said).trim()).slice(-said.length).join('')
}

/**
 * The start of what was said, as many characters as a message of this length may hold.
 *
 * What follows is not looked at, so that a long answer costs no more than a short one.
 */
export function redactedStart({ text, secrets, length }: Omit<Said, 'isCut'>): string {
  const start = text.slice(0, 2 * length)
  return redacted({ text: start, isCut: false, secrets }).slice(0, length)
}

function redacted({ text, isCut, secrets }: Omit<Said, 'length'>): string {
  const forms = secrets.flatMap(formsOf).filter((form) => form.length > 0)
  const whole = withoutControls(text)
  // What was cut off before may have been the beginning of a secret.
  const partial = isCut ? Math.max(0, ...forms.map((form) => form.length)) : 0
  return withoutCredentials(withoutForms(whole, forms, partial))
}

// Tokens, hashes, keys in base64 or hexadecimal form. A path is none, unless one of its names is.
const longWord = /[\w+=~-]{20,}/g

function withoutCredentials(text: string): string {
  return text.replaceAll(longWord, (word) =>
    /[A-Za-z]/.test(word) && /\d/.test(word) ? dots : word,
  )
}

// ECMA-48 sequences first, then every other sign that is no text.
const controls = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\-_])/g

function withoutControls(text: string): string {
  const plain = text.replaceAll(controls, '').replaceAll(/\r\n?/g, '\n')
  return plain.replaceAll(/(?![\n\t])\p{Cc}|\p{Cf}/gu, '')
}

/** The forms in which a secret is printed: as it is, quoted, escaped or encoded. */
function formsOf(secret: Uint8Array): string[] {
  const text = withoutControls(new TextDecoder().decode(secret))
  const bytes = Buffer.from(secret)
  const forms = [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text)]
  // Inside a longer text, base64 has three forms, by where the secret begins.
  for (const shift of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes])
    const [from, to] = [shift === 0 ? 0 : 4, Math.floor(shifted.length / 3) * 4]
    forms.push(shifted.toString('base64').slice(from, to))
    forms.push(shifted.toString('base64url').slice(from, to))
    shifted.fill(0)
  }
  forms.push(bytes.toString('hex'), bytes.toString('hex').toUpperCase())
  bytes.fill(0)
  return [...new Set(forms)]
}

function withoutForms(text: string, forms: readonly string[], cut: number): string {
  const isHidden = new Uint8Array(text.length).fill(1, 0, cut)
  // Eight in a row, so that a secret broken over lines, or cut short, is found as well.
  const grams = new Set<string>()
  const hide = (start: number, length: number): unknown => isHidden.fill(1, start, start + length)
  for (const form of forms) {
    if (form.length < gram) hideAll(text, form, hide)
    for (let at = 0; at + gram <= form.length; at += 1) grams.add(form.slice(at, at + gram))
  }
  for (let at = 0; at + gram <= text.length; at += 1) {
    if (grams.has(text.slice(at, at + gram))) hide(at, gram)
  }
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    if (isHidden[at] === 0) out += text.charAt(at)
    else if (at >= cut && (at === cut || isHidden[at - 1] === 0)) out += dots
  }
  return out
}

function hideAll(
  text: string,
  form: string,
  hide: (start: number, length: number) => unknown,
): void {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) hide(at, form.length)
}
