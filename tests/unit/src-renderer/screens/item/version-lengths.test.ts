import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { versionAxis } from '../../../../../src-renderer/screens/item/version-lengths.ts'
import { Stage } from '../../../../../src-shared/item.ts'
import { version } from './versions.ts'

describe('versionAxis', () => {
  it('lays one version out from its beginning to now, the one in use first', () => {
    const dead = version(1, { stage: 'revoked', createdAt: 0, revokedAt: 500 })
    const live = version(2, { createdAt: 500 })
    const { start, lengths } = versionAxis([dead, live], 1_000)
    expect(start).toBe(0)
    expect(lengths.map(({ version: { stage }, from, width }) => [stage, from, width])).toEqual([
      ['current', 50, 50],
      ['revoked', 0, 50],
    ])
  })

  it('draws an unknown beginning from when it was stored, and says so', () => {
    const [length] = versionAxis([version(1, { storedAt: 400 })], 1_000).lengths
    expect(length?.startKnown).toBe(false)
    expect(length?.width).toBe(100)
  })

  it('keeps every length on the axis and wide enough to see', () => {
    const instant = fc.integer({ min: -10_000, max: 10_000 })
    const anyVersion = fc.record({
      stage: fc.constantFrom(...Stage.options),
      createdAt: fc.option(instant),
      storedAt: instant,
      revokedAt: fc.option(instant),
    })
    fc.assert(
      fc.property(fc.array(anyVersion, { minLength: 1 }), instant, (versions, now) => {
        const all = versions.map((rest, index) => version(index, rest))
        for (const { from, width } of versionAxis(all, now).lengths) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(width).toBeGreaterThanOrEqual(2)
          expect(from + width).toBeLessThanOrEqual(100.000001)
        }
      }),
    )
  })
})
