import { at } from './paths.ts'
import { run } from './run.ts'

/** Writes docs/REQUIREMENTS.md from the names of the tests, and says which numbers none carries. */
export async function main(args: readonly string[]): Promise<number> {
  return run(process.execPath, [at('tests/requirements/write-page.ts'), ...args])
}
