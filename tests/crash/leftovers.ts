import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { canary, placesIn } from './stage.ts'

/** What may lie beside a vault, besides the vault: its log, its ballast, what was set aside. */
const known =
  /^vault\.keyturn(?:-wal|-shm|\.ballast)?$|^vault-set-aside-[\d_-]+\.keyturn(?:-wal|-shm|-journal)?$/

/** Files cut off before they had a name; the next attempt takes them away. */
const unfinished = /^\..+\.new(?:-wal|-shm|-journal)?$/

/** Files that should not be there, and files that hold a secret in the clear. */
export function leftoversIn(folder: string): readonly string[] {
  const { vaults, work } = placesIn(folder)
  const strange = readdirSync(vaults).filter((name) => !known.test(name) && !unfinished.test(name))
  const clear = filesIn(folder).filter((path) => readFileSync(path).includes(canary))
  const inWork = filesIn(work).filter((path) => !holdsCiphertextOnly(path))
  return [
    ...strange.map((name) => `a strange file is left beside the vault: ${name}`),
    ...clear.map((path) => `a secret stands in the clear in ${relative(folder, path)}`),
    ...inWork.map((path) => `a strange file is left in the work folder: ${relative(work, path)}`),
  ]
}

/** A damaged vault is kept byte for byte, under its name or set aside, and its log with it. */
export function damagedIsKept(trial: {
  readonly folder: string
  readonly template: string
}): readonly string[] {
  const before = placesIn(trial.template).vault
  const { vaults } = placesIn(trial.folder)
  const names = readdirSync(vaults).filter((name) => name.endsWith('.keyturn'))
  const isKept = names.some((name) =>
    ['', '-wal'].every((end) => bytesOf(join(vaults, name + end)) === bytesOf(before + end)),
  )
  return isKept ? [] : ['the damaged vault is not kept as it was']
}

function bytesOf(path: string): string {
  return existsSync(path) ? readFileSync(path).toString('base64') : ''
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Only images of vaults may ever be written there; what they hold was looked at above. */
function holdsCiphertextOnly(path: string): boolean {
  const bytes = readFileSync(path)
  return bytes.length === 0 || path.endsWith('-wal') || path.endsWith('-shm') || isSqlite(bytes)
}

function isSqlite(bytes: Buffer): boolean {
  return bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3'
}
