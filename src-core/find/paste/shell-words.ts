// The words of a pasted command, as a shell takes them apart.
// Promises no expansion: what a variable holds is not known here, and nothing is run.

const longest = 200_000
const most = 5_000

/** The words of a command of a Unix shell, of `cmd` and, near enough, of PowerShell. */
export function shellWords(command: string): string[] {
  // A line that goes on: `\` for shells, `^` for cmd, a backtick for PowerShell.
  const text = command.slice(0, longest).replaceAll(/[\\^`][ \t]*(?:\r\n|\n|\r)/g, ' ')
  const words: string[] = []
  let at = 0
  while (at < text.length && words.length < most) {
    while (/\s/.test(text[at] ?? '')) at += 1
    if (at >= text.length) break
    const [word, end] = wordAt(text, at)
    words.push(word)
    at = Math.max(end, at + 1)
  }
  return words
}

function wordAt(text: string, from: number): readonly [string, number] {
  let word = ''
  let at = from
  while (at < text.length && !/\s/.test(text[at] ?? '')) {
    const [piece, end] = pieceAt(text, at)
    word += piece
    at = end
  }
  return [word, at]
}

function pieceAt(text: string, at: number): readonly [string, number] {
  const sign = text[at] ?? ''
  if (sign === "'") return quotedAt(text, at + 1, { close: "'", escapes: false })
  // `cmd` writes `^"` where it means a quote.
  if (sign === '^' && text[at + 1] === '"')
    return quotedAt(text, at + 2, { close: '"', escapes: true })
  if (sign === '"') return quotedAt(text, at + 1, { close: '"', escapes: true })
  if (sign === '$' && text[at + 1] === "'") {
    return quotedAt(text, at + 2, { close: "'", escapes: true })
  }
  if (sign === '\\') return [text[at + 1] ?? '', at + 2]
  return [sign, at + 1]
}

type Quote = { readonly close: string; readonly escapes: boolean }

function quotedAt(
  text: string,
  from: number,
  { close, escapes }: Quote,
): readonly [string, number] {
  const pieces: string[] = []
  let at = from
  while (at < text.length && text[at] !== close) {
    const isEscaped = escapes && text[at] === '\\' && at + 1 < text.length
    if (isEscaped) at += 1
    pieces.push(text[at] ?? '')
    at += 1
  }
  const inside = pieces.join('')
  return [inside.endsWith('^') && close === '"' ? inside.slice(0, -1) : inside, at + 1]
}
