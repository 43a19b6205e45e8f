import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findNumberedTests, numbersIn } from './requirements/find-tests.ts'
import { missingNumbers, requirementsPage, strayNumbers } from './requirements/page.ts'
import { requirementGroups } from './requirements/requirements.ts'

const root = resolve(import.meta.dirname, '..')

describe('the requirements', () => {
  const found = findNumberedTests(root, 'tests')

  it('are 159 of five systems, and 8 of all', () => {
    const counts = requirementGroups.map(({ meanings }) => Object.keys(meanings).length)

    expect(counts).toEqual([34, 35, 35, 28, 27, 8])
  })

  it('are each shown by a test that carries their number', () => {
    expect(missingNumbers(requirementGroups, found)).toEqual([])
  })

  it('know every number that a test carries', () => {
    expect(strayNumbers(requirementGroups, found)).toEqual([])
  })

  it('stand in the page as the tests are named now', () => {
    const page = readFileSync(resolve(root, 'docs', 'REQUIREMENTS.md'), 'utf8')

    expect(page.replaceAll('\r\n', '\n')).toBe(requirementsPage(requirementGroups, found))
  })
})

describe('the numbers of a test', () => {
  const number = (text: string) => text.replace('#', '00')

  it.each([
    ['one', "it('#1-02 says so', …", ['001-02']],
    ['several', 'test("#1-02 X-03 says so"', ['001-02', 'X-03']],
    ['of a row of tests', "it.each([[1], [2]])('#1-02 says %s'", ['001-02']],
    ['on a line of their own', "it(\n  '#1-02 says so'", ['001-02']],
    ['of a test that is skipped count for nothing', "it.skip('#1-02 says so'", []],
    ['within a name count for nothing', "it('says #1-02 so'", []],
  ])('%s', (_title, source, numbers) => {
    expect(numbersIn(number(source))).toEqual(numbers)
  })
})
