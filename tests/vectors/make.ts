/*
 * Freezes the vectors of this version of the format: run once, before the version ships.
 *
 *     node tests/vectors/make.ts
 *
 * Refuses where they are there: what was shipped must open forever, so nothing ever edits them.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sodiumReady } from '../../src-core/crypto/sodium.ts'
import { StoryVault } from '../servers/story-vault.ts'
import { badBodies, badRows } from './bad-records.ts'
import { badFiles, badHeads, badSlots } from './bad-heads.ts'
import { badSecrets } from './bad-secrets.ts'
import { baseVault, goOn, rememberedKdf, workFolder } from './base.ts'
import { copies } from './copies.ts'
import { goodVaults } from './good.ts'
import type { Expectation, Made, Vector } from './vector.ts'

const folder = join(import.meta.dirname, 'v1')
const frozenUnder = new Map<string, string>()

async function main(): Promise<void> {
  if (existsSync(folder)) throw new Error(`${folder} is frozen: a new version has a new folder`)
  await sodiumReady()
  const base = await baseVault()
  const older = olderStateOf(base)
  await goOn(base)
  const made = [
    ...(await goodVaults()),
    ...badFiles(base),
    ...badHeads(base),
    ...(await badSlots(base)),
    ...(await badSecrets(base)),
    ...badRows(base, older),
    ...badBodies(base),
    ...(await copies()),
  ]
  mkdirSync(folder)
  const vectors = made.map(freeze)
  writeFileSync(join(folder, 'vectors.json'), `${JSON.stringify(vectors, null, 2)}\n`)
  process.stdout.write(`${vectors.length} vectors\n`)
}

/** A copy of a vault as it is now, under the same key. */
function olderStateOf(vault: StoryVault): StoryVault {
  const older = new StoryVault(workFolder, { kdf: rememberedKdf })
  copyFileSync(vault.path, older.path)
  return older
}

function freeze({ name, as, bytes, open, expect }: Made): Vector {
  if (frozenNames.has(name)) throw new Error(`Two are called ${name}`)
  frozenNames.add(name)
  const entries = Object.entries(bytes)
  const [only, ...others] = entries
  // The same file may be opened in several ways.
  const same = only && others.length === 0 ? frozenUnder.get(sha256(only[1])) : undefined
  const file = same ?? name + (only?.[0] ?? '.keyturn')
  const files = entries.map(([end, of]) => [same ?? name + end, sha256(of)] as const)
  if (same === undefined) {
    for (const [end, of] of entries) writeFileSync(join(folder, name + end), of)
    if (only && others.length === 0) frozenUnder.set(sha256(only[1]), file)
  }
  return {
    name,
    as,
    file,
    files: Object.fromEntries(files),
    open,
    expect: frozenContent(name, expect),
  }
}

const frozenNames = new Set<string>()

function frozenContent(name: string, expect: Made['expect']): Expectation {
  if ('code' in expect) return expect
  const content = `${name}.json`
  writeFileSync(join(folder, content), `${JSON.stringify(expect.content, null, 2)}\n`)
  return { content }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

try {
  await main()
} finally {
  rmSync(workFolder, { recursive: true })
}
