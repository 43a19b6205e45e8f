import type { DeepSuite } from './suite.ts'

/** Every long suite, in the order in which they run. */
export const suites: readonly DeepSuite[] = []
