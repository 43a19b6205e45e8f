import type { IntakeState } from '../../../src-shared/intake.ts'
import { intakePartWords, intakeWords } from '../../words/en.ts'

const { file } = intakePartWords
const words = intakeWords.skipped

/** Everything that was not read, a sentence each without its full stop; empty where nothing was. */
export function leftOut({ skipped, notes }: Pick<IntakeState, 'skipped' | 'notes'>): string[] {
  const counts = (['unreadable', 'tooLarge', 'binary', 'foreign'] as const)
    .filter((what) => skipped[what] > 0)
    .map((what) => words[what](skipped[what]))
  return [...counts, ...notes.map(noteText)]
}

function noteText({ what, count, lines }: IntakeState['notes'][number]): string {
  const text = file.noteWhat[what](count)
  if (lines.length === 0) return text
  const more = count > lines.length ? [file.andMore] : []
  return `${text}: ${file.lines([...lines, ...more].join(', '))}`
}
