import { randomHistory } from '../simulator/history.ts'
import { Tally } from '../simulator/tally.ts'
import type { DeepSuite } from './suite.ts'

const cases = 1_000_000
/** Past the seeds that every test run tries. */
const firstSeed = 1_000_000

/** Random histories of rotations, by their seeds. */
export const historiesSuite: DeepSuite = {
  name: 'histories',
  about: `${cases} random histories of rotations, with faults, crashes and wayward people`,
  begin: () => {
    const tally = new Tally()
    return Promise.resolve({
      edition: 'histories 2',
      cases,
      run: async (index) => {
        const seed = firstSeed + index
        const newer = seed % 5 === 0
        const outcome = await randomHistory(seed, { newer })
        tally.add(String(seed), outcome)
        const { findings } = outcome
        return findings.length === 0
          ? null
          : `node tests/simulator/replay.ts ${seed}${newer ? ' --deliveries' : ''}: ${findings.join('; ')}`
      },
      findings: () => `  ${tally.text}`,
      end: () => Promise.resolve(),
    })
  },
}
