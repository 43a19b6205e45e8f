import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = resolve(import.meta.dirname, '../../../.ci/run')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-ci-'))
  mkdirSync(join(folder, '.ci'))
  cpSync(script, join(folder, '.ci', 'run'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Runs it with an npm that says and ends as told; gives the last line and the exit code. */
function runWith(cases: Readonly<Record<string, string>>): readonly [string, number | null] {
  const branches = Object.entries(cases).map(([args, body]) => `"${args}") ${body} ;;`)
  const npm = ['#!/bin/sh', 'case "$*" in', ...branches, 'esac', ''].join('\n')
  writeFileSync(join(folder, 'npm'), npm)
  chmodSync(join(folder, 'npm'), 0o755)
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` }
  const { stdout, status } = spawnSync(join(folder, '.ci', 'run'), { env, encoding: 'utf8' })
  return [stdout.trimEnd().split('\n').at(-1) ?? '', status]
}

const good = 'echo noise; echo "9 passed, 0 failed"'

describe.skipIf(process.platform === 'win32')('.ci/run (a shell script: not on Windows)', () => {
  it('adds what both stages counted', () => {
    const run = runWith({ test: good, 'run test:servers': 'echo "4 passed, 0 failed"' })

    expect(run).toEqual(['13 passed, 0 failed', 0])
  })

  it('counts the last totals of a stage, not those of a part', () => {
    const parts = 'echo "1 passed, 0 failed"; echo "9 passed, 0 failed"'

    expect(runWith({ test: parts, 'run test:servers': good })[0]).toBe('18 passed, 0 failed')
  })

  it('runs and counts the second stage after failures of the first', () => {
    const run = runWith({ test: 'echo "7 passed, 2 failed"; exit 1', 'run test:servers': good })

    expect(run).toEqual(['16 passed, 2 failed', 1])
  })

  it.each([
    ['says nothing', 'true'],
    ['ends badly without a count', 'exit 3'],
    ['ends badly although it counts no failure', 'echo "0 passed, 0 failed"; exit 1'],
  ])('counts a stage that %s as one failure', (_, body) => {
    expect(runWith({ test: body, 'run test:servers': good })).toEqual(['9 passed, 1 failed', 1])
    expect(runWith({ test: good, 'run test:servers': body })).toEqual(['9 passed, 1 failed', 1])
  })

  it('counts a failed installation as one failure and stops there', () => {
    expect(runWith({ ci: 'exit 1', test: good })).toEqual(['0 passed, 1 failed', 1])
  })
})
