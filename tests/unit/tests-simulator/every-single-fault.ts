import { expect, it } from 'vitest'
import type { Road } from '../../simulator/history.ts'
import { caseInWords, run, singleFaults } from '../../simulator/single-faults.ts'
import { withoutStacks } from '../../simulator/stacks.ts'
import { Tally } from '../../simulator/tally.ts'

/** Runs every single fault of these roads; in a file of its own, on a core of its own. */
export function survivesEveryFaultOf(roads: readonly Road[]): void {
  it.each(roads)(
    'of a $way at $traits comes to a good end, before and after every call',
    async (road) => {
      const tally = new Tally()
      await withoutStacks(async () => {
        for (const one of await singleFaults(road)) tally.add(caseInWords(one), await run(one))
      })

      expect(tally.failed, tally.text).toEqual([])
      expect(tally.counts.faults).toBeGreaterThanOrEqual(tally.histories)
      expect(tally.counts.crashes).toBeGreaterThan(20)
    },
    900_000,
  )
}
