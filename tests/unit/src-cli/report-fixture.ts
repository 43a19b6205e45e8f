import { reportOf, type FindReport } from '../../../src-cli/find-report.ts'
import { bareSeed, type Seed } from '../../../src-shared/seed.ts'
import type { Spot } from '../../../src-shared/spot.ts'

/** The instant at which all these reports are made. */
export const now = Date.UTC(2026, 10, 21)

/** A place of which only what a test is about has to be said. */
export function spot(said: Partial<Spot> = {}): Spot {
  return {
    path: '/work/shop/.env',
    shown: 'shop/.env',
    line: 3,
    variable: 'STRIPE_SECRET_KEY',
    at: null,
    sort: 'env',
    git: 'ignored',
    commit: null,
    ...said,
  }
}

/** A key as it is found; its value is made up here and stands nowhere else. */
export function found(said: Partial<Seed> = {}): Seed {
  return {
    ...bareSeed,
    value: new TextEncoder().encode('sample_key_abcdefghijklmnopqrstuvwx8Q2d'),
    kind: 'api-key',
    confidence: 'certain',
    why: 'format',
    format: 'stripe-live',
    providerName: 'Stripe',
    envVar: 'STRIPE_SECRET_KEY',
    since: now - 86_400_000,
    sinceSource: 'file',
    spots: [spot()],
    projects: ['shop'],
    ...said,
  }
}

/** What is told of some keys. */
export function report(seeds: Seed[], unsure = false): FindReport {
  return reportOf(
    {
      seeds,
      files: 12,
      bytes: 34_000,
      skipped: { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] },
      stopped: false,
      gitUnknown: 0,
      hasGit: false,
      left: 0,
    },
    { unsure, now },
  )
}
