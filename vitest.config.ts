import { defineConfig } from 'vitest/config'
import { nodeTooOld } from './build/node.mjs'

// better-sqlite3 ends an old Node with a bare segmentation fault; say it in words before.
const refusal = nodeTooOld(process)
if (refusal) throw new Error(refusal)

export default defineConfig({
  test: {
    include: [
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/tamper/**/*.test.ts',
      'tests/crash/**/*.test.ts',
      'tests/architecture/**/*.test.ts',
      'tests/*.test.ts',
    ],
    environment: 'node',
    // No globals: what a test uses, it imports.
    globals: false,
    restoreMocks: true,
    // Only a hang should ever meet this: a busy machine must not make a test fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    allowOnly: false,
  },
})
