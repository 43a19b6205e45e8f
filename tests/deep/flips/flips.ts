import { createHash } from 'node:crypto'
import type { DeepRun, DeepSuite } from '../suite.ts'
import { FlipBench, type FlipOutcome } from './bench.ts'
import { harmlessBytes } from './golden.ts'
import { lockedVault, vaultWithLog } from './reference.ts'

/** Flips every bit of the locked vault, and every bit of the log of one that was not locked. */
export const flips: DeepSuite = {
  name: 'flips',
  about: 'every bit of a vault file and of its log, flipped',
  begin: beginFlips,
}

/** The suite, ready to run. */
export async function beginFlips(): Promise<DeepRun> {
  const [locked, logged] = [lockedVault(), vaultWithLog()]
  const benches = {
    main: await FlipBench.begin(locked),
    log: await FlipBench.begin(logged),
  }
  const isHarmless = harmlessBytes()
  const mainBits = locked.main.length * 8
  const counted = new Map<string, number>()
  const edition = createHash('sha256').update(locked.main).update(logged.main).update(logged.log)
  return {
    edition: `2 ${edition.digest('hex')}`,
    cases: mainBits + logged.log.length * 8,
    run: async (index) => {
      const of = index < mainBits ? 'main' : 'log'
      const bit = index < mainBits ? index : index - mainBits
      try {
        const outcome = await benches[of].flip(of, bit)
        count(counted, of, outcome)
        const mayBeSame = of === 'main' && isHarmless(bit >> 3)
        if (outcome.outcome !== 'same' || mayBeSame) return null
        return `${place(of, bit)}: reads the same, and is not on the list of harmless bytes`
      } catch (error) {
        return `${place(of, bit)}: ${error instanceof Error ? error.message : String(error)}`
      }
    },
    findings: () =>
      [...counted]
        .map(([what, times]) => `  ${what}: ${times}`)
        .toSorted()
        .join('\n'),
    end: () => {
      for (const bench of Object.values(benches)) bench.end()
      return Promise.resolve()
    },
  }
}

function place(of: string, bit: number): string {
  return `${of}, byte ${bit >> 3}, bit ${bit & 7}`
}

function count(counted: Map<string, number>, of: string, outcome: FlipOutcome): void {
  const name = 'code' in outcome ? `${outcome.outcome} ${outcome.code}` : outcome.outcome
  const what = `${of}: ${name}`
  counted.set(what, (counted.get(what) ?? 0) + 1)
}
