import type { FindReport } from './find-report.ts'
import { visible, widthOf } from './visible.ts'

/** What was found in a sentence, and in another one from whom it is, which names as many as fit. */
export function summaryOf({ keys, counts, files }: FindReport, columns: number): readonly string[] {
  if (keys.length === 0) return [`No keys in ${numbered(files, 'file')}.`]
  const parts = [
    `${numbered(counts.keys, 'key')} in ${numbered(counts.projects, 'project')}`,
    counts.committed > 0 ? `${countOf(counts.committed)} committed to git` : '',
    counts.overYear > 0 ? `${countOf(counts.overYear)} over a year old` : '',
  ]
  return [parts.filter((part) => part !== '').join(', '), fromWhom(keys, columns)]
}

/** A number as people write it. */
export function countOf(count: number): string {
  return count.toLocaleString('en-GB')
}

const namedAtMost = 5

function fromWhom(keys: FindReport['keys'], columns: number): string {
  const groups = Map.groupBy(keys, ({ provider }) => provider)
  const named = [...groups]
    .filter(([provider]) => provider !== '')
    .map(([provider, { length }]) => ({ provider, length }))
    .sort((one, other) => other.length - one.length || (one.provider < other.provider ? -1 : 1))
  const unnamed = groups.get('')?.length ?? 0
  for (let count = namedAtMost; count > 1; count -= 1) {
    const line = lineOf(named, unnamed, count)
    if (widthOf(line) <= columns) return line
  }
  return lineOf(named, unnamed, 1)
}

type Named = { readonly provider: string; readonly length: number }

function lineOf(named: readonly Named[], unnamed: number, count: number): string {
  const words = named
    .slice(0, count)
    .map(({ provider, length }) => `${visible(provider)} ${countOf(length)}`)
  const others = named.slice(count).reduce((sum, { length }) => sum + length, 0)
  const rest = [
    others > 0 ? `others ${countOf(others)}` : '',
    unnamed > 0 ? `unknown ${countOf(unnamed)}` : '',
  ]
  return `Providers: ${[...words, ...rest].filter((word) => word !== '').join(', ')}`
}

/** A number of things, in the singular for one. */
export function numbered(count: number, word: string): string {
  return `${countOf(count)} ${word}${count === 1 ? '' : 's'}`
}
