import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { nodeTooOld } from './build/node.mjs'

const refusal = nodeTooOld(process)
if (refusal !== null) throw new Error(refusal)

// The only place that chooses what the app runs on; the tests are the same for both.
const asked = process.env['KEYTURN_HOST'] === 'stand-in'
if (asked || !existsSync(resolve('node_modules/electron/path.txt'))) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = resolve('tests/host')
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Only a hang should ever meet these: a busy machine must not make a test fail.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
