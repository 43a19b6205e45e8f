/**
 * Whether the label of a key speaks of what is past: a year, or somebody who has left.
 *
 * Pure. The date in a name of the convention is when the key was made and says nothing stale.
 */
import { parseItemName } from '../../src-shared/item-name.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'

/** What is past by now. */
export type Past = {
  readonly now: number
  /** The names of those who have left. */
  readonly left: readonly string[]
}

/** Fewest letters of a name by which a person is known in a label. */
const shortestName = 3

/** The year or the name that makes a label stale, or null. */
export function staleWordIn(overview: Overview, { now, left }: Past): string | null {
  const text = labelsOf(overview)
  const thisYear = new Date(now).getUTCFullYear()
  const years = text.match(/(?<!\d)20\d\d(?!\d)/g) ?? []
  const past = years.find((year) => Number(year) < thisYear)
  if (past !== undefined) return past
  const words = new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return left.find((name) => isNamed(name, words)) ?? null
}

function labelsOf(overview: Overview): string {
  const labels = [overview.name, currentVersion(overview)?.nameAtProvider ?? '']
  return [...labels.map(undated), overview.purpose, overview.integration].join('\n')
}

function undated(label: string): string {
  return parseItemName(label)?.service ?? label
}

/** Whether the whole name stands there, or the first name. */
function isNamed(name: string, words: ReadonlySet<string>): boolean {
  const [first = ''] = name.trim().toLowerCase().split(/\s+/)
  return first.length >= shortestName && words.has(first)
}
