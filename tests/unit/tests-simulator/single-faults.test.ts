import { describe, expect, it } from 'vitest'
import { caseInWords, roads, run, singleFaults } from '../../simulator/single-faults.ts'
import { Tally } from '../../simulator/tally.ts'

describe('every single fault', () => {
  it.each(roads)(
    'of a $way at $traits comes to a good end, before and after every call',
    async (road) => {
      const tally = new Tally()
      for (const one of await singleFaults(road)) tally.add(caseInWords(one), await run(one))

      expect(tally.failed, tally.text).toEqual([])
      expect(tally.counts.faults).toBeGreaterThanOrEqual(tally.histories)
      expect(tally.counts.crashes).toBeGreaterThan(20)
    },
    900_000,
  )
})
