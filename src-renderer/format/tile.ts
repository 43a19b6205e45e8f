/** The two letters of a provider's tile, such as `Op` for OpenAI and `Ap` for API-secrets portal. */
export function tileLetters(text: string): string {
  const [first = '?', second = ''] = text.match(/[\p{L}\p{N}]/gu) ?? []
  return first.toUpperCase() + second.toLowerCase()
}

/** A hue for a text, in steps far enough apart for the eye; it carries no meaning. */
export function tileHue(text: string): number {
  let sum = 7
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return (sum % 12) * 30
}
