import { backupFlips } from './flips/backup-flips.ts'
import { flips } from './flips/flips.ts'
import { doubleFaultsSuite } from './double-faults.ts'
import { faultsSuite } from './faults.ts'
import { historiesSuite } from './histories.ts'
import { killsSuite } from './kills.ts'
import type { DeepSuite } from './suite.ts'

/** Every long suite, in the order in which they run. */
export const suites: readonly DeepSuite[] = [
  flips,
  backupFlips,
  killsSuite,
  faultsSuite,
  historiesSuite,
  doubleFaultsSuite,
]
