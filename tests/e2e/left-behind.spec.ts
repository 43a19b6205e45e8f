import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { foundIn } from './encodings.ts'
import { forgetProfiles, keptFolder, temporaryOnes } from './kept-profiles.ts'
import { goodPassphrase } from './pages/vault.ts'
import { filesIn } from './vault-bytes.ts'

// Runs once, after all the others: the profiles of every app that they started, what those apps
// printed, and what lies in the folder for temporary files hold no secret and no passphrase. Every
// secret of these tests and of the practice providers has one of the marks in it. The practice
// providers' own memory is left out: they stand for somebody else's computers.

const marks = ['sample_', 'canary', goodPassphrase]

test.afterAll(forgetProfiles)

test('no profile, log or temporary file of the whole suite holds a secret', () => {
  const kept = readdirSync(keptFolder())
  expect(kept.length).toBeGreaterThan(0)
  expect(temporaryOnes()).toContain(keptFolder())
  expect(temporaryOnes().flatMap(found)).toEqual([])
})

function found(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return foundInFile(path)
  return filesIn(path)
    .filter((file) => !file.includes('-practice-providers'))
    .flatMap((file) => foundInFile(join(path, file)))
}

function foundInFile(path: string): readonly string[] {
  if (!existsSync(path)) return []
  return foundIn(readFileSync(path), marks).map((trace) => `${path}: ${trace}`)
}
