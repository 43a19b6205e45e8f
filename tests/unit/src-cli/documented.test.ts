import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failRules, usage } from '../../../src-cli/arguments.ts'
import { exitCodes } from '../../../src-cli/exit-codes.ts'
import { jsonOf } from '../../../src-cli/print-json.ts'
import { GitStanding, WhyKey } from '../../../src-shared/intake.ts'
import { ItemKind } from '../../../src-shared/item.ts'
import { found, report } from './report-fixture.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/CLI.md'), 'utf8')

/** The first cells of the rows of all tables. */
const cells = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('docs/CLI.md', () => {
  it('names the exit codes, which never change', () => {
    expect(exitCodes).toEqual({
      clean: 0,
      found: 1,
      wrongUsage: 2,
      noFolder: 3,
      internal: 4,
      interrupted: 130,
    })
    const numbers = cells.map(([, first = '']) => first).filter((first) => /^\d+$/.test(first))
    expect(numbers.map(Number)).toEqual(Object.values(exitCodes))
  })

  it('names every option and rule that the command knows', () => {
    const options = [...usage.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name = '']) => name)
    expect(options).toHaveLength(6)
    for (const name of options) expect(page).toContain(name)
    const rules = cells.map(([, first = '']) => /^`([a-z]+)`/.exec(first)?.[1] ?? '')
    for (const rule of failRules) expect(rules).toContain(rule)
  })

  it('names every field of the JSON, and every word in it', () => {
    const told = JSON.parse(jsonOf(report([found()]), { folders: [], version: '1' })) as {
      readonly keys: readonly object[]
      readonly summary: object
      readonly skipped: object
    }
    const listed = cells.flatMap(([, first = '']) => first.replaceAll('`', '').split(', '))
    for (const name of [...Object.keys(told), ...Object.keys(told.keys[0] ?? {})]) {
      expect(listed).toContain(name)
    }
    const words = [...GitStanding.options, ...ItemKind.options, ...Object.keys(told.summary)]
    for (const word of [...words, ...Object.keys(told.skipped)])
      expect(page).toContain(`\`${word}\``)
    const reasons = WhyKey.options.filter((why) => why !== 'told')
    for (const why of reasons) expect(page).toContain(`\`${why}\``)
  })
})
