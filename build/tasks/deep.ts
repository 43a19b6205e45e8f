import { at } from './paths.ts'
import { run } from './run.ts'

/** Runs the long suites, which go on where they were left; bounded by `--minutes`. */
export async function main(args: readonly string[]): Promise<number> {
  return run(process.execPath, [at('tests/deep/deep.ts'), ...args])
}
