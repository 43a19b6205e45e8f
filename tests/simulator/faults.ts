import type { ErrorCode } from '../../src-shared/errors.ts'
import type { Chance } from './chance.ts'

/** What the simulated app does to the world: each call of one of these may go wrong. */
export type Port = 'provider' | 'file' | 'service' | 'command' | 'commit' | 'ballast'

/** One way to go wrong; a crash has no code. */
export type Fault = {
  readonly code: ErrorCode | null
  /** Before it had any effect, or after it had its whole effect. */
  readonly when: 'before' | 'after'
  readonly retryAfterMs?: number
}

const before = (code: ErrorCode): Fault => ({ code, when: 'before' })
const both = (code: ErrorCode): readonly Fault[] => [before(code), { code, when: 'after' }]

const lost = (
  ['provider-no-reply', 'provider-failed', 'provider-garbage', 'provider-redirected'] as const
).flatMap(both)

const limited: Fault = { code: 'provider-rate-limited', when: 'before', retryAfterMs: 30_000 }

/** The app dies; what has begun outside stands, and nothing else is done. */
export const crashes: readonly Fault[] = [
  { code: null, when: 'before' },
  { code: null, when: 'after' },
]

/** All that can go wrong at each port, besides crashes. */
export const failures: Readonly<Record<Port, readonly Fault[]>> = {
  provider: [
    ...lost,
    limited,
    before('provider-unreachable'),
    before('provider-unauthorized'),
    before('provider-forbidden'),
    before('provider-conflict'),
    before('provider-invalid'),
  ],
  file: [
    before('place-missing'),
    before('place-unreadable'),
    before('place-read-only'),
    before('place-hard-linked'),
  ],
  service: [...lost, limited, before('provider-unreachable'), before('place-refused')],
  command: [before('command-missing'), ...both('command-failed'), ...both('command-timeout')],
  commit: [before('disk-full'), before('disk-failed'), before('vault-busy')],
  ballast: [before('disk-full')],
}

/** Decides what goes wrong at a call. */
export type FaultPlan = { readonly at: (call: number, port: Port) => Fault | null }

/** Nothing goes wrong. */
export const noFaults: FaultPlan = { at: () => null }

/** Exactly these go wrong, by the number of the call. */
export function plannedFaults(planned: ReadonlyMap<number, Fault>): FaultPlan {
  return { at: (call) => planned.get(call) ?? null }
}

/** Some go wrong, at most so many. */
export function randomFaults(chance: Chance): FaultPlan {
  let left = chance.below(7)
  const likely = chance.pick([0.02, 0.08, 0.25])
  return {
    at: (_call, port) => {
      if (left === 0 || !chance.hits(likely)) return null
      left -= 1
      return chance.hits(0.4) ? chance.pick(crashes) : chance.pick(failures[port])
    },
  }
}
