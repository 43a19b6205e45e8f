// Where lines of a YAML file stand, as pointers, by their indents alone.
// Promises one pass, and nothing about unusual YAML: whoever uses a pointer proves it.
import { stepOf } from './json-pointers.ts'

type Level = { readonly indent: number; readonly step: string; readonly index: number | null }

const entry =
  /^([ ]*)((?:- +)*)(?:(?:"([^"]*)"|'([^']*)'|([^\s#:"'{[&*!|>][^:#]*?))\s*:(?=\s|$)|(-(?=\s|$))?)/

/** The pointers of what the lines with those numbers, counted from 1, give a value to. */
export function yamlPointers(text: string, lines: ReadonlySet<number>): Map<number, string> {
  const found = new Map<number, string>()
  let levels: Level[] = []
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue
    levels = levelsOf(levels, line.slice(0, 2_000))
    if (lines.has(index + 1)) found.set(index + 1, levels.map(({ step }) => `/${step}`).join(''))
  }
  return found
}

function levelsOf(before: readonly Level[], line: string): Level[] {
  const match = entry.exec(line)
  const [, gap = '', dashes = '', double, single, plain] = match ?? []
  let indent = gap.length
  let levels: Level[] = [...before]
  for (const dash of dashes.match(/- +/g) ?? []) {
    const last = levels.findLast((level) => level.indent === indent && level.index !== null)
    levels = levels.filter(
      (level) => level.indent < indent || (level.indent === indent && level.index === null),
    )
    const index = (last?.index ?? -1) + 1
    levels.push({ indent, step: String(index), index })
    indent += dash.length
  }
  const key = double ?? single ?? plain
  if (key === undefined) return levels
  const outer = levels.filter(
    (level) =>
      level.indent < indent &&
      !(level.index !== null && level.indent >= gap.length && dashes === ''),
  )
  return [...outer, { indent, step: stepOf(key.trim()), index: null }]
}
