import { describe, expect, it } from 'vitest'
import { beginBackupFlips } from '../deep/flips/backup-flips.ts'
import { beginFlips } from '../deep/flips/flips.ts'
import { caseAt } from '../deep/progress.ts'
import type { DeepRun } from '../deep/suite.ts'

/** What goes wrong in a sample of the cases, spread over all; the long suites try all. */
async function failuresOf(run: DeepRun, sample: number): Promise<readonly string[]> {
  const failures: string[] = []
  try {
    for (let turn = 0; turn < sample; turn += 1) {
      const why = await run.run(caseAt(turn, run.cases))
      if (why !== null) failures.push(why)
    }
    return failures
  } finally {
    await run.end()
  }
}

// A busy machine must not make a test fail: only a hang should meet these limits.
describe('one flipped bit', { timeout: 600_000 }, () => {
  it('of a vault or its log never reads differently and is no wrong passphrase (1500 flips)', async () => {
    expect(await failuresOf(await beginFlips(), 1_500)).toEqual([])
  })

  it('of a backup is always found and is no wrong passphrase (1500 flips)', async () => {
    expect(await failuresOf(await beginBackupFlips(), 1_500)).toEqual([])
  })
})
