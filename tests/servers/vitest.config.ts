import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/servers/**/*.test.ts'],
    environment: 'node',
    globals: false,
    restoreMocks: true,
    // Only a hang should ever meet this: a busy machine must not make a test fail.
    testTimeout: 600_000,
    hookTimeout: 60_000,
    // They start programs of their own, which should not fight over the processor.
    fileParallelism: false,
    allowOnly: false,
  },
})
