// Shows a change in a text with every value hidden.
// Promises that outside of names only punctuation and white space is seen, and of the changed value
// at most what src-shared/masking.ts shows.
import type { DiffLine } from '../../src-shared/caller.ts'
import { maskedHint } from '../../src-shared/masking.ts'
import { linesOf, type Line } from './formats/lines.ts'
import type { Slot, Span } from './formats/text-format.ts'

/** One changed value: where it stands, what stood there if that is known, and what is to stand. */
export type SlotChange = { readonly slot: Slot; readonly from: string | null; readonly to: string }

/** Most lines around a change that are shown on each side. */
const around = 2

/** Longest name and longest side of a line that are shown. */
const shown = { name: 60, side: 180 }

const dots = '•••••'

type View = { readonly text: string; readonly names: readonly Span[] }

/** The lines of the change with up to two lines around each changed value. */
export function maskedView(view: View, changes: readonly SlotChange[]): readonly DiffLine[] {
  const lines = linesOf(view.text)
  const last = lines.length - 1
  const numbered = changes.map((change) => ({
    change,
    first: lineOf(lines, change.slot.start),
    last: lineOf(lines, change.slot.end),
  }))
  const wanted = new Set(
    numbered.flatMap(({ first, last: end }) =>
      Array.from({ length: end - first + 1 + 2 * around }, (_, index) => first - around + index),
    ),
  )
  // Behind the last line end stands no line.
  const isLine = (index: number): boolean =>
    index >= 0 && index <= last && (index < last || lines[last]?.line !== '')
  return [...wanted]
    .filter(isLine)
    .toSorted((a, b) => a - b)
    .flatMap((index) => {
      const here = numbered.find(({ first, last: end }) => first <= index && index <= end)
      if (here) return here.first === index ? changedLines(view, here.change, index) : []
      return [{ number: index + 1, sign: 'same' as const, text: contextLine(view, lines[index]) }]
    })
}

function changedLines(view: View, { slot, from, to }: SlotChange, index: number): DiffLine[] {
  const { before, behind } = sidesOf(view, slot)
  const line = (sign: DiffLine['sign'], value: string): DiffLine => ({
    number: index + 1,
    sign,
    text: `${before}${value === '' ? '' : maskedHint(value)}${behind}`,
  })
  return from === null ? [line('added', to)] : [line('removed', from), line('added', to)]
}

// Only what is near a value is looked at: a file may be one line of five megabytes.
function sidesOf(
  { text, names }: View,
  slot: Slot,
): { readonly before: string; readonly behind: string } {
  const reach = 4 * shown.side
  const lead = /[^\r\n]*$/.exec(text.slice(Math.max(0, slot.start - reach), slot.start))?.[0] ?? ''
  const tail = /^[^\r\n]*/.exec(text.slice(slot.end, slot.end + reach))?.[0] ?? ''
  const before = masked({ text, names }, { start: slot.start - lead.length, end: slot.start })
  const behind = masked({ text, names }, { start: slot.end, end: slot.end + tail.length })
  const quote = quoteOf(text.slice(slot.start, slot.end))
  const cut = before.length > shown.side
  return {
    before: (cut ? `…${before.slice(-shown.side)}` : before) + quote,
    behind: quote + behind.slice(0, shown.side),
  }
}

function quoteOf(raw: string): string {
  return /^(["'`])[\s\S]*\1$/.exec(raw)?.[1] ?? ''
}

function contextLine(view: View, line: Line | undefined): string {
  if (!line) return ''
  const end = line.start + Math.min(line.line.length, 4 * shown.side)
  const text = masked(view, { start: line.start, end })
  return text.length > shown.side ? `${text.slice(0, shown.side)}…` : text
}

/** A stretch of the text in which only names and punctuation are left. */
function masked({ text, names }: View, span: Span): string {
  let at = span.start
  let out = ''
  for (const name of names) {
    if (name.end <= span.start || name.start >= span.end) continue
    const isWhole = name.start >= at && name.end <= span.end
    const word = text.slice(name.start, name.end)
    if (!isWhole || !looksLikeName(word)) continue
    out += hidden(text.slice(at, name.start)) + word
    at = name.end
  }
  return out + hidden(text.slice(at, span.end))
}

// The last line of a key in PEM form ends with `=` and may be taken for a name.
function looksLikeName(word: string): boolean {
  if (word.length > shown.name || /[\r\n]/.test(word)) return false
  const isRandom = /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word)
  return word.length < 16 || !isRandom
}

/** Words become dots; punctuation at their edges and white space stay. */
function hidden(text: string): string {
  const words = text.replaceAll(/[^\s]+/g, (word) => {
    const lead = /^[\]["'`{}(),:;=#&|>-]*/.exec(word)?.[0] ?? ''
    const rest = word.slice(lead.length)
    const tail = /["'`,}\]]*$/.exec(rest)?.[0] ?? ''
    return rest.length === tail.length ? lead + rest : `${lead}${dots}${tail}`
  })
  // How many words there are says nothing that is needed.
  return words.replaceAll(new RegExp(`${dots}(?:\\s+${dots})+`, 'g'), dots)
}

function lineOf(lines: readonly Line[], index: number): number {
  return lines.findLastIndex(({ start }) => start <= index)
}
