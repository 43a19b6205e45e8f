import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { nodeTooOld } from './build/node.mjs'

const refusal = nodeTooOld(process)
if (refusal !== null) throw new Error(refusal)

// The only place that chooses what the app runs on; the tests are the same for both.
const asked = process.env['KEYTURN_HOST'] === 'stand-in'
if (asked || !existsSync(resolve('node_modules/electron/path.txt'))) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = resolve('tests/host')
}

// What the apps of a run leave behind is kept until its end; the workers inherit where.
process.env['KEYTURN_E2E_PROFILES'] ??= mkdtempSync(join(tmpdir(), 'keyturn-e2e-'))

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
  projects: [
    { name: 'app', testIgnore: /left-behind/, teardown: 'left behind' },
    { name: 'left behind', testMatch: /left-behind/ },
  ],
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
