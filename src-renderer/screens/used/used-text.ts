import type { UsedSpot, UsedState, UsedView } from '../../../src-shared/used.ts'
import { formatDate } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { intakePartWords, intakeWords, usedWords } from '../../words/en.ts'

/** A place as people read it, with its line. */
export function spotText({ shown, line }: Pick<UsedSpot, 'shown' | 'line'>): string {
  return visibleText(line === null ? shown : `${shown}:${line}`)
}

/** What is worth knowing of a place, in the order in which it matters. */
export function spotFacts(spot: UsedSpot): readonly string[] {
  const { change, goneAt, variable, commit, git, holds, isPlace } = spot
  return [
    ...(change === 'appeared' ? [usedWords.isNew] : []),
    ...(goneAt === null ? [] : [usedWords.gone(formatDate(goneAt))]),
    ...(variable === '' ? [] : [visibleText(variable)]),
    ...(holds === 'older' ? [usedWords.older] : []),
    ...(goneAt !== null && git === 'none' ? [] : [intakePartWords.panel.gitOf[git]]),
    ...(commit === null ? [] : [usedWords.commit(commit.slice(0, 10))]),
    ...(isPlace ? [usedWords.isPlace] : []),
  ]
}

/** How loud a place is: in a commit, changed, or neither. */
export function spotTone({ git, change }: UsedSpot): 'act' | 'soon' | 'plain' {
  if (git === 'committed' || git === 'pushed' || git === 'history') return 'act'
  return change === 'still' ? 'plain' : 'soon'
}

/** Whether a place can be made one of the item's: a file holds the key now, and is none yet. */
export function canAdopt({ isPlace, goneAt, commit, git }: UsedSpot): boolean {
  return !isPlace && goneAt === null && commit === null && git !== 'history'
}

/** How many places of an item can be added to it. */
export function adoptable({ spots }: Pick<UsedView, 'spots'>): number {
  return spots.filter(canAdopt).length
}

/** How many places hold the key now. */
export function presentCount({ spots }: Pick<UsedView, 'spots'>): number {
  return spots.filter(({ goneAt }) => goneAt === null).length
}

/** What of the last look a person should know besides its counts, a sentence each. */
export function lookNotes({
  skipped,
  tooShort,
}: Pick<UsedState, 'skipped' | 'tooShort'>): string[] {
  const left = (['unreadable', 'tooLarge'] as const)
    .filter((what) => skipped[what] > 0)
    .map((what) => usedWords.leftOut(intakeWords.skipped[what](skipped[what])))
  return [...left, ...(tooShort > 0 ? [usedWords.tooShort(tooShort)] : [])]
}

/** The same folders with one more; one that is there already stays where it is. */
export function withFolder(folders: readonly string[], folder: string): readonly string[] {
  const next = folder.trim()
  return next === '' || folders.includes(next) ? folders : [...folders, next].slice(-50)
}

/** What tells two places of one item apart. */
export function spotKey({ path, variable, at, commit, holds, goneAt }: UsedSpot): string {
  return JSON.stringify([path, variable, at, commit, holds, goneAt])
}
