/**
 * Text that others wrote, made fit to stand in a terminal.
 *
 * A file name may hold anything: what would move the cursor, colour the text, turn its direction
 * round or hide a part of it is written out instead.
 */
export function visible(text: string): string {
  return text.toWellFormed().replace(unseen, escaped)
}

/** JSON that holds the same and is safe to look at in a terminal. */
export function visibleJson(json: string): string {
  // Whatever stands outside of texts is ours, and has none of these but line ends.
  return json.replace(unseen, (found) => (found === '\n' ? found : unitsOf(found)))
}

/** A text cut to so many columns of a terminal, with `…` for what is gone. */
export function fitted(text: string, columns: number, cut: 'end' | 'start' = 'end'): string {
  if (widthOf(text) <= columns) return text + ' '.repeat(columns - widthOf(text))
  const characters = cut === 'end' ? Array.from(text) : Array.from(text).reverse()
  const kept: string[] = []
  let width = 1
  for (const character of characters) {
    width += widthOf(character)
    if (width > columns) break
    kept.push(character)
  }
  const whole = cut === 'end' ? [...kept, '…'] : ['…', ...kept.reverse()]
  const line = whole.join('')
  return line + ' '.repeat(columns - widthOf(line))
}

/** How many columns a terminal gives a text that is fit to be seen. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : narrow.test(character) ? 0 : 1
  return width
}

// Control characters of both kinds, line and paragraph ends, and everything that formats
// invisibly, directions and zero widths among it (Unicode, categories Cc, Cf, Zl, Zp).
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

const narrow = /[\p{Mn}\p{Me}]/u

function escaped(found: string): string {
  if (found === '\n') return '\\n'
  if (found === '\t') return '\\t'
  const code = found.codePointAt(0) ?? 0
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
}

function unitsOf(found: string): string {
  return Array.from({ length: found.length }, (_, at) => {
    return `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`
  }).join('')
}
