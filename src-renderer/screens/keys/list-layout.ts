import type { ListEntry } from './list-entries.ts'

const rowHeight = 44
const groupHeight = 36
const footHeight = 12
// Lines drawn beyond the edges, so that a quick scroll finds them ready.
const beyond = 400

/** One line and how far down it stands, in pixels. */
export type PlacedEntry = { readonly entry: ListEntry; readonly start: number }

/** Every line in its place, and the height of all. */
export type ListLayout = { readonly lines: readonly PlacedEntry[]; readonly height: number }

/** The part of the list that a person sees. */
export type Sight = { readonly top: number; readonly height: number }

/** Puts lines of two fixed heights under one another. */
export function listLayout(entries: readonly ListEntry[]): ListLayout {
  const lines: PlacedEntry[] = []
  let start = 0
  for (const entry of entries) {
    lines.push({ entry, start })
    start += entry.kind === 'group' ? groupHeight : rowHeight
  }
  return { lines, height: start + footHeight }
}

/**
 * The lines to draw: those in sight, and always the row that has the keyboard.
 *
 * Without it the focus would be lost when its row is scrolled away.
 */
export function linesToDraw(
  lines: readonly PlacedEntry[],
  sight: Sight,
  active: number,
): readonly PlacedEntry[] {
  const from = sight.top - beyond
  const to = sight.top + sight.height + beyond
  return lines.filter(
    ({ entry, start }) =>
      (start >= from && start <= to) || (entry.kind === 'row' && entry.index === active),
  )
}
