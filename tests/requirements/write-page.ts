import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findNumberedTests } from './find-tests.ts'
import { missingNumbers, requirementsPage, strayNumbers } from './page.ts'
import { requirementGroups } from './requirements.ts'

const root = resolve(import.meta.dirname, '..', '..')
const found = findNumberedTests(root, 'tests')
writeFileSync(resolve(root, 'docs', 'REQUIREMENTS.md'), requirementsPage(requirementGroups, found))
const missing = missingNumbers(requirementGroups, found)
const stray = strayNumbers(requirementGroups, found)
process.stdout.write(`without a test: ${missing.length} ${missing.join(' ')}\n`)
if (stray.length > 0) process.stdout.write(`asked for by nobody: ${stray.join(' ')}\n`)
process.exitCode = missing.length + stray.length === 0 ? 0 : 1
