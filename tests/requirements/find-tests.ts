import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The test files in which each number stands at the beginning of a test's name. */
export type FoundTests = ReadonlyMap<string, readonly string[]>

/** The head of a test that runs, with the numbers that its name begins with. */
const numbered =
  /\b(?:it|test)(?:\.(?:each|for)(?:\([^]*?\)|`[^]*?`))?\(\s*['"`]((?:(?:00[0-4]|X)-\d{2} )+)/g

/** Looks through all test files below a folder; paths are those from `root`, with slashes. */
export function findNumberedTests(root: string, folder: string): FoundTests {
  const found = new Map<string, Set<string>>()
  for (const path of testFilesIn(join(root, folder))) {
    const shown = relative(root, path).split(sep).join('/')
    for (const number of numbersIn(readFileSync(path, 'utf8'))) {
      const files = found.get(number) ?? new Set<string>()
      found.set(number, files.add(shown))
    }
  }
  return new Map([...found].map(([number, files]) => [number, [...files].sort()]))
}

/** The numbers that the names of tests in a source begin with. */
export function numbersIn(source: string): readonly string[] {
  return [...source.matchAll(numbered)].flatMap(([, numbers]) => numbers?.trim().split(' ') ?? [])
}

function testFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
