/*
 * Runs the long suites: `npm run test:deep -- [--minutes 10] [--suite name]… [--restart] [--list]`.
 *
 * Each suite gets its share of the time and goes on where the last run stopped; its progress is
 * kept in `.cache/deep`. The last line is the sum over all cases run so far.
 */
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCodeFor, lastLine, sum, type Totals } from '../../build/tasks/totals.ts'
import { readArguments } from './arguments.ts'
import { runSuite } from './run-suite.ts'
import { suites } from './suites.ts'

const folder = resolve(import.meta.dirname, '../../.cache/deep')

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<number> {
  const asked = readArguments(process.argv.slice(2))
  const unknown = asked.suites.filter((name) => !suites.some((suite) => suite.name === name))
  if (unknown.length > 0) throw new Error(`There is no suite ${unknown.join(', ')}; see --list.`)
  const chosen = suites.filter(
    ({ name }) => asked.suites.length === 0 || asked.suites.includes(name),
  )
  if (asked.list) {
    for (const { name, about } of suites) say(`${name}: ${about}`)
    return 0
  }
  let stopped = false
  process.once('SIGINT', () => (stopped = true))
  process.once('SIGTERM', () => (stopped = true))
  const totals: Totals[] = []
  const end = performance.now() + asked.minutes * 60_000
  for (const [index, suite] of chosen.entries()) {
    const path = resolve(folder, `${suite.name}.json`)
    if (asked.restart) rmSync(path, { force: true })
    const share = (end - performance.now()) / (chosen.length - index)
    const until = performance.now() + Math.max(share, 0)
    const isOver = (): boolean => stopped || performance.now() >= until
    say(`\n── ${suite.name}: ${suite.about}`)
    totals.push(await runSuite(suite, { path, isOver, say }))
  }
  const total = sum(totals)
  say(lastLine(total))
  return exitCodeFor(total)
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return 2
})
