import type { Entry, IntakeState, Spot } from '../../../src-shared/intake.ts'
import { visibleText } from '../../format/visible-text.ts'
import { intakePartWords, intakeWords } from '../../words/en.ts'

const words = intakeWords.found

/** What a key is called in the list: its variable, else its name. */
export function entryName({ draft }: Pick<Entry, 'draft'>): string {
  return visibleText(draft.envVar === '' ? draft.name : draft.envVar)
}

/** A place as people read it, with its line. */
export function spotText({ shown, line }: Pick<Spot, 'shown' | 'line'>): string {
  return visibleText(line === null ? shown : `${shown}:${line}`)
}

/** Where a key was found first, and how many places there are besides. */
export function placesText(
  { spots, spotCount }: Pick<Entry, 'spots' | 'spotCount'>,
  { source, from }: Pick<IntakeState, 'source' | 'from'>,
): { readonly first: string; readonly more: number } {
  const [spot] = spots
  if (spot) return { first: spotText(spot), more: Math.max(0, spotCount - 1) }
  if (source === 'pasted') return { first: words.fromPaste, more: 0 }
  return { first: baseName(from[0]), more: 0 }
}

/** Where all of it comes from, for the bar of the screen. */
export function sourceText({ source, from }: Pick<IntakeState, 'source' | 'from'>): string {
  if (source === 'pasted') return words.pasted
  if (source === 'file') return baseName(from[0])
  return visibleText(new Intl.ListFormat('en').format(from))
}

/**
 * The headline: how many, in how many projects.
 *
 * What may be no key at all is counted only where there is nothing else, and an inventory without
 * secrets has entries.
 */
export function foundTitle({ counts }: Pick<IntakeState, 'counts'>): string {
  const { keys, unsure, withoutSecret, projects } = counts
  if (keys > 0 && withoutSecret === keys) return words.entries(keys)
  return keys > unsure ? words.title(keys - unsure, projects) : words.possible(unsure)
}

/** What was done with it so far: a check of keys sends them, and a vault may hold some already. */
export function foundLead({
  phase,
  checks,
  counts,
}: Pick<IntakeState, 'phase' | 'checks' | 'counts'>): string {
  const saved = counts.inVault > 0 ? words.unsavedRest : words.unsaved
  if (checks !== null) return saved
  return `${phase === 'stopped' ? words.leadStopped : words.lead} ${saved}`
}

/** Why it is taken for a key; a row of an inventory is none. */
export function reasonText({ hint, confidence, why }: Entry): string {
  const { inventory, confidence: sure, reasons } = intakePartWords.panel
  return hint === null ? inventory : `${sure[confidence]} ${reasons[why]}`
}

/** The last part of a path, of either kind of system. */
export function baseName(path: string | undefined): string {
  const name = path?.split(/[\\/]/u).findLast((part) => part !== '')
  return name === undefined ? words.fromFile : visibleText(name)
}
