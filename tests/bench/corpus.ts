import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { detectKeys } from '../../src-core/find/detect/detect-keys.ts'
import { maskedHint } from '../../src-shared/masking.ts'
import type { BenchOptions } from './options.ts'

// npm run bench -- corpus
//
// Reads every file of published packages, and prints what is taken for a key, masked, so that a
// person can judge it. Few of them are meant to hold one: what is found is public on purpose, a
// sample, or a mistake. The packages are those that `npm ci` brought here, or those unpacked in the
// folder that `--packages=DIR` names, each in a folder of its own.

const installed = new URL('../../node_modules/', import.meta.url).pathname
const largest = 10 * 1024 * 1024

type Hit = { readonly confidence: string; readonly line: string }

/** Prints what is taken for a key in published packages. */
export function benchCorpus({ isSmall, packages: own }: BenchOptions): Promise<boolean> {
  const root = own ?? installed
  const packages = (own === null ? packagesIn(root) : foldersIn(root)).slice(
    0,
    isSmall ? 20 : undefined,
  )
  const hits: Hit[] = []
  let [files, bytes] = [0, 0]
  for (const folder of packages) {
    for (const path of filesIn(folder)) {
      const content = readFileSync(path)
      files += 1
      bytes += content.length
      hits.push(...hitsIn(relative(root, path), content))
    }
  }
  const size = Math.round(bytes / 1e6)
  process.stdout.write(`\n${packages.length} packages, ${files} files, ${size} MB\n`)
  for (const confidence of ['certain', 'likely', 'unsure']) {
    const own = hits.filter((hit) => hit.confidence === confidence)
    process.stdout.write(`\n${confidence}: ${own.length}\n`)
    for (const { line } of own.slice(0, 100)) process.stdout.write(`  ${line}\n`)
  }
  return Promise.resolve(packages.length > 0)
}

function hitsIn(path: string, bytes: Uint8Array): Hit[] {
  return detectKeys({ path, bytes }).map((found) => {
    const hint = maskedHint(new TextDecoder().decode(found.value))
    const what = found.format ?? found.providerName
    const where = `${path}:${found.line}`
    const line = [where, found.variable, found.why, what, hint].filter((word) => word !== '')
    return { confidence: found.confidence, line: line.join('  ') }
  })
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
}

/** The folders that npm's own record of what it installed names. */
function packagesIn(folder: string): string[] {
  const record = join(folder, '.package-lock.json')
  if (!existsSync(record)) return []
  const { packages }: { readonly packages: object } = recordIn(record)
  return Object.keys(packages)
    .map((path) => join(folder, '..', path))
    .filter((path) => existsSync(path))
}

function recordIn(path: string): { readonly packages: object } {
  const record: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const isRecord = typeof record === 'object' && record !== null && 'packages' in record
  if (!isRecord || typeof record.packages !== 'object') throw new Error(`${path} names no package.`)
  return { packages: record.packages ?? {} }
}

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    // A package within a package is counted by itself.
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* filesIn(path)
    else if (entry.isFile() && statSync(path).size <= largest) yield path
  }
}
