import { mkdirSync } from 'node:fs'
import { build } from './bundle.ts'
import { haveBrowser } from './browser.ts'
import { counted } from './counted.ts'
import { at, program } from './paths.ts'
import { run, wasInterrupted } from './run.ts'
import { canRunElectron } from './runtime.ts'
import { say, sayHeading } from './say.ts'
import {
  checkTotals,
  exitCodeFor,
  lastLine,
  playwrightTotals,
  sum,
  vitestTotals,
  type Totals,
} from './totals.ts'

type Stage = {
  readonly title: string
  readonly part: 'checks' | 'unit' | 'e2e'
  /** Where it fails, what follows would only fail with it. */
  readonly needed?: boolean
  readonly work: (
    args: readonly string[],
  ) => Promise<{ readonly totals: Totals; readonly code: number }>
}

const unitReport = '.cache/test/unit.json'
const e2eReport = 'test-results/e2e.json'

const stages: readonly Stage[] = [
  check('Formatting', ['prettier', '--check', '.']),
  check('Lint', ['eslint', '--max-warnings', '0', '.']),
  check('Types', ['tsc', '-b']),
  { title: 'Unit and architecture tests', part: 'unit', work: unit },
  { title: 'Build', part: 'e2e', needed: true, work: asCheck(build) },
  { title: 'Browser', part: 'e2e', needed: true, work: asCheck(browser) },
  { title: 'End-to-end tests', part: 'e2e', work: e2e },
]

/** Runs every check and test; `--unit` and `--e2e` run one part, with what follows passed on to it. */
export async function main(args: readonly string[]): Promise<number> {
  const only = args[0] === '--unit' ? 'unit' : args[0] === '--e2e' ? 'e2e' : null
  const chosen = stages.filter((stage) => only === null || stage.part === only)
  const results: { readonly title: string; readonly totals: Totals }[] = []
  for (const stage of chosen) {
    sayHeading(stage.title)
    const { totals, code } = await stage.work(only === null ? [] : args.slice(1))
    results.push({ title: stage.title, totals })
    if (wasInterrupted(code)) return code
    if (stage.needed && totals.failed > 0) break
  }
  return summarize(results)
}

function summarize(
  results: readonly { readonly title: string; readonly totals: Totals }[],
): number {
  const total = sum(results.map(({ totals }) => totals))
  sayHeading('Summary')
  for (const { title, totals } of results) say(`${title}: ${inWords(totals)}`)
  if (total.skipped > 0) say(`Skipped in all: ${total.skipped}; each says why in its name.`)
  say(lastLine(total))
  return exitCodeFor(total)
}

function inWords(totals: Totals): string {
  const counts = [`${totals.passed} passed`, `${totals.failed} failed`, `${totals.skipped} skipped`]
  if (totals.passed + totals.failed + totals.skipped === 0) return 'in order'
  return counts.join(', ')
}

function check(title: string, [name = '', ...args]: readonly string[]): Stage {
  return { title, part: 'checks', work: asCheck(() => run(program(name), args)) }
}

function asCheck(work: () => Promise<number>): Stage['work'] {
  return async () => {
    const code = await work()
    return { totals: checkTotals(code), code }
  }
}

async function browser(): Promise<number> {
  return canRunElectron() || (await haveBrowser({ visible: false })) ? 0 : 1
}

async function unit(args: readonly string[]): ReturnType<Stage['work']> {
  mkdirSync(at('.cache/test'), { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  const work = () => run(program('vitest'), ['run', ...reporters, ...args])
  return counted({ report: unitReport, read: vitestTotals, work })
}

async function e2e(args: readonly string[]): ReturnType<Stage['work']> {
  const env = canRunElectron() ? {} : { KEYTURN_HOST: 'stand-in' }
  const work = () => run(program('playwright'), ['test', ...args], { env })
  return counted({ report: e2eReport, read: playwrightTotals, work })
}
