import type { VersionSummary } from '../../../src-shared/item.ts'

/** A version's life as a share of the whole axis, both in percent. */
export type VersionLength = {
  readonly version: VersionSummary
  readonly from: number
  readonly width: number
  /** False where nobody knows when it began: it is then drawn from when we stored it. */
  readonly startKnown: boolean
}

/** The lives of all versions on one axis, from the first beginning to now. */
export type VersionAxis = {
  readonly start: number
  readonly lengths: readonly VersionLength[]
}

const order = { current: 0, pending: 1, previous: 2, revoked: 3 } as const
const leastWidth = 2

/** Lays versions out on one axis: the one in use first, then what still works, then the dead. */
export function versionAxis(versions: readonly VersionSummary[], now: number): VersionAxis {
  const lives = versions.map((version) => ({ version, ...lifeOf(version, now) }))
  const start = Math.min(now, ...lives.map((life) => life.from))
  const whole = Math.max(1, now - start)
  const lengths = lives
    .toSorted((a, b) => order[a.version.stage] - order[b.version.stage] || b.from - a.from)
    .map(({ version, from, to }) => {
      const width = Math.max(leastWidth, ((to - from) / whole) * 100)
      return {
        version,
        from: Math.min(((from - start) / whole) * 100, 100 - width),
        width,
        startKnown: version.createdAt !== null,
      }
    })
  return { start, lengths }
}

function lifeOf(version: VersionSummary, now: number): { from: number; to: number } {
  const from = Math.min(version.createdAt ?? version.storedAt, now)
  const end = version.stage === 'revoked' ? (version.revokedAt ?? version.replacedAt ?? now) : now
  // A clock that was set back must not draw a length beyond today.
  return { from, to: Math.max(from, Math.min(end, now)) }
}
