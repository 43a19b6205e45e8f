/*
 * Files for the tests of imports, made when they are needed and gone with the test.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ImportFormat } from '../../../../src-shared/intake.ts'
import { knownCode, VaultError, type ErrorCode } from '../../../../src-shared/errors.ts'
import type { Seed } from '../../../../src-shared/seed.ts'
import type { ImportOrder, ImportRead } from '../../../../src-core/imports/import-read.ts'
import { readImport } from '../../../../src-core/imports/read-import.ts'

type Extra = Partial<Omit<ImportOrder, 'path'>> & { readonly name?: string }

/** Reads a file with this content, and proves that reading left it as it was. */
export async function readGiven(
  content: string | Uint8Array,
  { name = 'given', ...extra }: Extra = {},
): Promise<ImportRead> {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-import-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const path = join(folder, name)
  writeFileSync(path, content)
  const before = readFileSync(path)
  try {
    return await readImport({ path, format: null, password: null, meanings: () => null, ...extra })
  } finally {
    if (!readFileSync(path).equals(before)) throw new Error('reading changed the file')
  }
}

/** The code with which a file is refused, or null where it is read. */
export async function refusalOf(
  content: string | Uint8Array,
  extra: Extra = {},
): Promise<ErrorCode | null> {
  try {
    await readGiven(content, extra)
    return null
  } catch (failure) {
    if (!(failure instanceof VaultError)) throw failure
    // A message is its code and nothing of the file.
    return failure.message === failure.code ? knownCode(failure.code) : 'internal'
  }
}

/** The value of a seed as text. */
export function valueOf(seed: Seed | undefined): string | null {
  return seed?.value ? new TextDecoder().decode(seed.value) : null
}

/** What tests look at: name and value of every seed. */
export function namesAndValues({ seeds }: ImportRead): readonly (readonly [string, string])[] {
  return seeds.map((seed) => [seed.name ?? seed.envVar, valueOf(seed) ?? ''])
}

/** The count of a note, 0 where there is none. */
export function noted({ notes }: ImportRead, what: ImportRead['notes'][number]['what']): number {
  return notes.find((note) => note.what === what)?.count ?? 0
}

/** Every format, to read a file as what it is not. */
export const allFormats: readonly ImportFormat[] = [
  ...(['csv', 'env', 'aws-credentials', 'aws-report'] as const),
  ...(['1pux', 'bitwarden', 'kdbx', 'cxf'] as const),
]
