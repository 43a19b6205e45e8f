import { expect, it } from 'vitest'
import { randomHistory } from '../../simulator/history.ts'
import { withoutStacks } from '../../simulator/stacks.ts'
import { Tally } from '../../simulator/tally.ts'

/** Only a hang should ever meet this. */
const patience = 900_000

/** Runs 5,000 random histories from each of these seeds on; in a file of its own, on a core of its own. */
export function findsNothingFrom(seeds: readonly number[]): void {
  it.each(seeds)(
    'finds nothing wrong in 5,000 random histories from seed %i on',
    async (first) => {
      const tally = new Tally()
      await withoutStacks(async () => {
        for (let seed = first; seed < first + 5_000; seed += 1) {
          tally.add(`node tests/simulator/replay.ts ${seed}`, await randomHistory(seed))
        }
      })

      expect(tally.failed, tally.text).toEqual([])
      expect(tally.counts.crashes).toBeGreaterThan(2_000)
    },
    patience,
  )
}
