/**
 * The words of a command as a person types them, or null where a quote is left open.
 *
 * Spaces part words; single and double quotes keep them together. There is no shell, so nothing
 * else has a meaning: a backslash is a backslash, as paths of Windows need it.
 */
export function argvOf(line: string): readonly string[] | null {
  const words: string[] = []
  let word: string | null = null
  let quote: string | null = null
  for (const character of line) {
    if (quote !== null) {
      if (character === quote) quote = null
      else word = (word ?? '') + character
    } else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + character
  }
  if (quote !== null) return null
  if (word !== null) words.push(word)
  return words
}

/** A command as one line that reads back as the same words. */
export function lineOf(argv: readonly string[]): string {
  return argv.map(quoted).join(' ')
}

function quoted(word: string): string {
  if (word !== '' && !/[\s"']/.test(word)) return word
  if (!word.includes("'")) return `'${word}'`
  if (!word.includes('"')) return `"${word}"`
  return word
    .split("'")
    .map((part) => `'${part}'`)
    .join(`"'"`)
}
