import { describe, expect, it } from 'vitest'
import { randomHistory } from '../../simulator/history.ts'
import { regressions } from '../../simulator/regressions.ts'
import { findsNothingFrom } from './random-histories.ts'

describe('the simulator', () => {
  findsNothingFrom([0, 5_000])

  it.each(regressions)('$name', async ({ tell }) => {
    const { findings, lines, counts } = await tell()

    expect(findings, lines.join('\n')).toEqual([])
    expect(counts.crashes).toBe(1)
  })

  it('finds nothing wrong with keys that check deliveries, and with late beginnings', async () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const { findings } = await randomHistory(seed, { newer: true })
      expect(findings, `node tests/simulator/replay.ts ${seed} --deliveries`).toEqual([])
    }
  }, 900_000)

  it('tells the same history for the same seed', async () => {
    const tells = { tells: true }
    const [one, other] = [await randomHistory(42, tells), await randomHistory(42, tells)]

    expect(one.lines.length).toBeGreaterThan(20)
    expect(other).toEqual(one)
  })

  it('comes to the same end whether it is told or not', async () => {
    const [told, untold] = [await randomHistory(7, { tells: true }), await randomHistory(7)]

    expect(untold.counts).toEqual(told.counts)
    expect(untold.ends).toEqual(told.ends)
  })
})
