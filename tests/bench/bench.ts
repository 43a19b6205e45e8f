import { benchCorpus } from './corpus.ts'
import { benchHistory } from './history.ts'
import { benchScan } from './scan.ts'
import type { BenchOptions } from './options.ts'
import { benchTruth } from './truth.ts'

// npm run bench -- [scan] [history] [truth] [corpus] [--small] [--keep] [--rounds=N] [--packages=DIR]
//
// Each bench ends with a table; the exit code is 1 if what was found differs from what was hidden,
// and never because of a time.

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<boolean>>> = {
  scan: benchScan,
  history: benchHistory,
  truth: benchTruth,
  corpus: benchCorpus,
}

const args = process.argv.slice(2)
const named = args.filter((arg) => !arg.startsWith('-'))
const unknown = named.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(', ')}: ${Object.keys(benches).join(', ')}.\n`,
  )
  process.exit(1)
}

const rounds = Number(args.find((arg) => arg.startsWith('--rounds='))?.slice(9) ?? 5)
const packages = args.find((arg) => arg.startsWith('--packages='))?.slice(11) ?? null
const [isSmall, keeps] = [args.includes('--small'), args.includes('--keep')]
const options = { isSmall, keeps, rounds, packages }
for (const [name, bench] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue
  if (!(await bench(options))) process.exitCode = 1
}
