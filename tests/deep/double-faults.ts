import { caseInWords, doubleFaults, roads, run, type Case } from '../simulator/single-faults.ts'
import { Tally } from '../simulator/tally.ts'
import type { DeepSuite } from './suite.ts'

/** Every fault of every road, with one more at every call after it. */
export const doubleFaultsSuite: DeepSuite = {
  name: 'double-faults',
  about: 'every fault at every call of every replacement, and one more while it recovers',
  begin: async () => {
    const firsts = (await Promise.all(roads.map((road) => doubleFaults(road)))).flat()
    const tally = new Tally()
    return {
      edition: `double faults 1: ${firsts.length}`,
      cases: firsts.length,
      run: async (index) => {
        const first = firsts[index]
        if (!first) throw new Error('there is no such case')
        const failed: string[] = []
        for (const one of await first.seconds()) {
          const outcome = await run(one)
          tally.add(caseInWords(one), outcome)
          if (outcome.findings.length > 0) failed.push(told(one, outcome.findings))
        }
        return failed.length === 0 ? null : failed.join(' | ')
      },
      findings: () => `  ${tally.text}`,
      end: () => Promise.resolve(),
    }
  },
}

function told(one: Case, findings: readonly string[]): string {
  return `${caseInWords(one)}: ${findings.join('; ')}`
}
