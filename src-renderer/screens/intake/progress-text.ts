import type { FindProgress } from '../../../src-shared/intake.ts'
import { intakeWords } from '../../words/en.ts'

const words = intakeWords.working

/** How long a search still takes, in words. */
export function leftText({ leftMs }: Pick<FindProgress, 'leftMs'>): string {
  return leftMs === null ? words.leftUnknown : words.leftAbout(Math.ceil(leftMs / 1_000))
}

/**
 * What a screen reader hears of a search.
 *
 * Every number would be read out; so it changes one by one only at first, then with every ten.
 */
export function spokenProgress({ found }: Pick<FindProgress, 'found'>): string {
  return words.spoken(found < 10 ? found : found - (found % 10))
}
