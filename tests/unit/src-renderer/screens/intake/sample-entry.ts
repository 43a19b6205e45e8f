import {
  EntryId,
  type Entry,
  type IntakeState,
  type Spot,
} from '../../../../../src-shared/intake.ts'

/** An instant that every test of this folder calls the present. */
export const now = Date.UTC(2026, 10, 20)

/** A key as a search finds it, with what a test says of it. */
export function sampleEntry(change: Partial<Entry> = {}): Entry {
  return {
    id: EntryId.parse('0'.repeat(32)),
    hint: 'sk_live_••••8Q2d',
    credentialId: null,
    format: 'stripe-live',
    confidence: 'certain',
    why: 'format',
    spots: [sampleSpot()],
    spotCount: 1,
    projects: ['checkout'],
    since: null,
    sinceSource: null,
    lastUsedAt: null,
    expiresAt: null,
    git: 'ignored',
    inVault: null,
    canCheck: true,
    check: null,
    notes: [],
    draft: {
      ...{ name: 'stripe', kind: 'api-key', providerName: 'Stripe', environment: '' },
      ...{ business: '', owner: '', integration: '', envVar: 'STRIPE_SECRET_KEY', purpose: '' },
      tags: [],
    },
    chosen: true,
    ...change,
  }
}

/** A place of such a key. */
export function sampleSpot(change: Partial<Spot> = {}): Spot {
  return {
    path: '/home/ann/code/checkout/.env',
    shown: 'checkout/.env',
    line: 12,
    variable: 'STRIPE_SECRET_KEY',
    at: null,
    sort: 'env',
    git: 'ignored',
    commit: null,
    ...change,
  }
}

/** A search that is over, with what a test says of it. */
export function sampleState({
  counts,
  ...change
}: Partial<Omit<IntakeState, 'counts'>> & {
  readonly counts?: Partial<IntakeState['counts']>
} = {}): IntakeState {
  return {
    ...{ source: 'folders', phase: 'ready', failed: null, from: ['~/code'], tookMs: 3_100 },
    progress: { files: 48_212, bytes: 912_000_000, leftMs: 0, found: 38 },
    skipped: { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] },
    counts: {
      ...{ keys: 38, chosen: 38, projects: 15, providers: 14, overYear: 6, committed: 1 },
      ...{ severalPlaces: 9, unsure: 0, withoutSecret: 0, inVault: 0, checkable: 9 },
      ...counts,
    },
    ...{ checks: null, format: null, map: null, notes: [] },
    ...change,
  }
}
