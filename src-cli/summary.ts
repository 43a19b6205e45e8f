import type { FindReport } from './find-report.ts'
import { visible } from './visible.ts'

/** What was found in a sentence, and in another one from whom it is. */
export function summaryOf({ keys, counts, files }: FindReport): readonly string[] {
  if (keys.length === 0) return [`No keys in ${numbered(files, 'file')}.`]
  const parts = [
    `${numbered(counts.keys, 'key')} in ${numbered(counts.projects, 'project')}`,
    counts.committed > 0 ? `${countOf(counts.committed)} committed to git` : '',
    counts.overYear > 0 ? `${countOf(counts.overYear)} over a year old` : '',
  ]
  return [parts.filter((part) => part !== '').join(', '), fromWhom(keys)]
}

/** A number as people write it. */
export function countOf(count: number): string {
  return count.toLocaleString('en-GB')
}

const namedAtMost = 5

function fromWhom(keys: FindReport['keys']): string {
  const groups = Map.groupBy(keys, ({ provider }) => provider)
  const named = [...groups]
    .filter(([provider]) => provider !== '')
    .map(([provider, { length }]) => ({ provider, length }))
    .sort((one, other) => other.length - one.length || (one.provider < other.provider ? -1 : 1))
  const words = named
    .slice(0, namedAtMost)
    .map(({ provider, length }) => `${visible(provider)} ${countOf(length)}`)
  const others = named.slice(namedAtMost).reduce((sum, { length }) => sum + length, 0)
  const unnamed = groups.get('')?.length ?? 0
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
