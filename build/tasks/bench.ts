import { at } from './paths.ts'
import { run } from './run.ts'

/** Measures against peers, side by side; arguments choose what. */
export async function main(args: readonly string[]): Promise<number> {
  return run(process.execPath, [at('tests/bench/bench.ts'), ...args])
}
