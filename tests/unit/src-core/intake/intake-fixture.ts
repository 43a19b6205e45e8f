import { createHash } from 'node:crypto'
import { IntakeBook } from '../../../../src-core/intake/intake-book.ts'
import type { MatchedVault } from '../../../../src-core/intake/vault-matches.ts'
import type { Spot } from '../../../../src-shared/intake.ts'
import type { Input } from '../../../../src-shared/ipc-contract.ts'
import { bareSeed, type Seed } from '../../../../src-shared/seed.ts'

export const start = Date.parse('2026-11-20T14:05:00Z')

export const everything: Input<'intake.list'> = { text: '', filter: 'all', offset: 0, limit: 500 }

export const adding = { replace: false, isReported: false }

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A value that looks made by a machine, always the same for the same number. */
export function sampleValue(number: number): string {
  return `sk_sample_${createHash('sha256').update(String(number)).digest('hex').slice(0, 32)}`
}

export function seedOf(value: string | null, more: Partial<Seed> = {}): Seed {
  return {
    ...bareSeed,
    value: value === null ? null : bytes(value),
    kind: 'api-key',
    confidence: 'certain',
    why: 'format',
    ...more,
  }
}

export function spotOf(path: string, more: Partial<Spot> = {}): Spot {
  return {
    ...{ path, shown: path, line: 1, variable: 'STRIPE_SECRET_KEY', at: null, sort: 'env' },
    ...{ git: 'none', commit: null },
    ...more,
  }
}

/** A book whose ids are counted, with an open vault if one is given. */
export function newBook(vault: () => MatchedVault | null = () => null): IntakeBook {
  let ids = 0
  return new IntakeBook({
    random: { randomBytes: (count) => new Uint8Array(count).fill(7) },
    clock: { now: () => start },
    newId: () => (ids += 1).toString(16).padStart(32, '0'),
    vault,
    canCheck: ({ format }) => format === 'stripe-live',
  })
}
