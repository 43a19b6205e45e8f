import { minPassphraseLength } from '../../src-shared/bounds.ts'

/** What the estimator says of a passphrase: a score from 0 to 4 and what it saw. */
export type Estimate = {
  readonly score: number
  /** The estimator's own name of the weakness, such as `simpleRepeat`, or null. */
  readonly weakness: string | null
}

/** What would help most; the window holds one sentence for each. */
export type Advice =
  | 'longer'
  | 'more-words'
  | 'no-repeats'
  | 'no-rows'
  | 'no-dates'
  | 'no-names'
  | 'not-common'
  | 'one-more-word'
  | 'none'

/** A passphrase, judged. */
export type Strength = {
  readonly score: 0 | 1 | 2 | 3 | 4
  /** How many of the four bars are lit. */
  readonly bars: 0 | 1 | 2 | 3 | 4
  readonly acceptable: boolean
  readonly advice: Advice
}

/** The least score with which a vault is created. */
export const leastScore = 3

const adviceOf: Readonly<Record<string, Advice>> = {
  straightRow: 'no-rows',
  keyPattern: 'no-rows',
  sequences: 'no-rows',
  simpleRepeat: 'no-repeats',
  extendedRepeat: 'no-repeats',
  recentYears: 'no-dates',
  dates: 'no-dates',
  namesByThemselves: 'no-names',
  commonNames: 'no-names',
  topTen: 'not-common',
  topHundred: 'not-common',
  common: 'not-common',
  similarToCommon: 'not-common',
}

/** Judges a passphrase: its length by our own rule, its strength by the estimate. */
export function judge(passphrase: string, estimate: Estimate): Strength {
  const length = Array.from(passphrase).length
  if (length === 0) return { score: 0, bars: 0, acceptable: false, advice: 'none' }
  const score = scoreOf(estimate.score, length)
  const acceptable = score >= leastScore
  return { score, bars: barsOf(score), acceptable, advice: adviceFor(score, length, estimate) }
}

function scoreOf(estimated: number, length: number): Strength['score'] {
  // Too short is refused whatever the estimate says, so it must not look better than "fair".
  const allowed = length < minPassphraseLength ? Math.min(estimated, leastScore - 1) : estimated
  if (allowed >= 4) return 4
  if (allowed >= 3) return 3
  if (allowed >= 2) return 2
  return allowed >= 1 ? 1 : 0
}

function barsOf(score: Strength['score']): Strength['bars'] {
  return score === 0 ? 1 : score
}

function adviceFor(score: Strength['score'], length: number, { weakness }: Estimate): Advice {
  if (score === 4) return 'none'
  if (score === 3) return 'one-more-word'
  const known = weakness === null ? undefined : adviceOf[weakness]
  if (known) return known
  return length < minPassphraseLength ? 'longer' : 'more-words'
}
