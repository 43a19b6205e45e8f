import { dayMs } from '../../../src-shared/clock.ts'
import { isCommitted, type Entry } from '../../../src-shared/intake.ts'
import type { BadgeShape } from '../../format/badge.ts'
import { visibleText } from '../../format/visible-text.ts'
import { intakePartWords, intakeWords } from '../../words/en.ts'

const words = intakeWords.found
const yearDays = 365

/** What stands in the last column: a badge, or with no shape a plain text. */
export type EntryState = {
  readonly shape: BadgeShape | null
  readonly tone: 'act' | 'soon' | 'outline' | 'bare'
  readonly text: string
  /** The whole of it, for the pointer. */
  readonly title: string
}

/** How old a key is at least, in whole days; null where nothing tells. */
export function entryDays({ since }: Pick<Entry, 'since'>, now: number): number | null {
  return since === null ? null : Math.max(0, Math.floor((now - since) / dayMs))
}

/** The one thing about a key that a person should know before keeping it. */
export function entryState(entry: Entry, now: number): EntryState {
  const title = intakePartWords.panel.gitOf[entry.git]
  const kept = entry.inVault && words.inVaultAs(visibleText(entry.inVault.name))
  // That it is kept makes a key in a commit no safer.
  if (isCommitted(entry.git)) {
    const whole = kept === null ? title : `${kept}, ${title}`
    return { shape: 'octagon', tone: 'act', text: words.git[entry.git], title: whole }
  }
  if (kept !== null) return outlined('lines', words.inVault, kept)
  if ((entryDays(entry, now) ?? 0) > yearDays)
    return { shape: 'diamond', tone: 'act', text: words.overYear, title }
  if (entry.confidence === 'unsure')
    return outlined('dashed', words.unsure, intakePartWords.panel.reasons[entry.why])
  if (entry.git === 'untracked')
    return { shape: 'half', tone: 'soon', text: words.git.untracked, title }
  if (entry.notes.length > 0) {
    const notes = entry.notes.map((note) => intakePartWords.panel.rowNotes[note])
    return outlined('half', words.lookAt, notes.join(' '))
  }
  const text = entry.spotCount === 0 ? '' : words.git[entry.git]
  return { shape: null, tone: 'bare', text, title: text === '' ? '' : title }
}

function outlined(shape: BadgeShape, text: string, title: string): EntryState {
  return { shape, tone: 'outline', text, title }
}
