import { describe, expect, it } from 'vitest'
import { randomHistory } from '../../simulator/history.ts'
import { regressions } from '../../simulator/regressions.ts'
import { Tally } from '../../simulator/tally.ts'

/** Only a hang should ever meet this. */
const patience = 900_000

describe('the simulator', () => {
  it.each([0, 5_000, 10_000, 15_000])(
    'finds nothing wrong in 5,000 random histories from seed %i on',
    async (first) => {
      const tally = new Tally()
      for (let seed = first; seed < first + 5_000; seed += 1) {
        tally.add(`node tests/simulator/replay.ts ${seed}`, await randomHistory(seed))
      }

      expect(tally.failed, tally.text).toEqual([])
      expect(tally.counts.crashes).toBeGreaterThan(2_000)
    },
    patience,
  )

  it.each(regressions)('$name', async ({ tell }) => {
    const { findings, lines, counts } = await tell()

    expect(findings, lines.join('\n')).toEqual([])
    expect(counts.crashes).toBe(1)
  })

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
