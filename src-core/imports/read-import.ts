// Reads a file that a person chose into keys that lie ready.
// Promises that the file stays as it is, that nothing of it is written anywhere, and that what is
// sound comes in whatever stands beside it. Must not judge providers or know the vault.
import { VaultError } from '../../src-shared/errors.ts'
import { readAwsCredentials } from './aws-credentials.ts'
import { readAwsReport } from './aws-report.ts'
import { isArchive } from './archive.ts'
import { isBitwarden, readBitwarden } from './bitwarden.ts'
import { readCsv } from './csv.ts'
import { cxfInArchive, isCxf, readCxf } from './cxf.ts'
import { readEnv } from './env.ts'
import { contentOf, textOf } from './file-content.ts'
import { readingOf, type Found, type ImportOrder, type ImportRead } from './import-read.ts'
import { isKdbx, readKdbx } from './kdbx.ts'
import { readOnePux } from './one-pux.ts'
import { sniff, taken, type Sniffed } from './sniff.ts'

/**
 * The keys of a file, with what was left out of it.
 *
 * Throws `import-unknown`, `import-damaged`, `import-too-large`, `import-empty`,
 * `import-needs-password`, `import-wrong-password` or `import-locked`, and nothing that quotes the file.
 */
export async function readImport(order: ImportOrder): Promise<ImportRead> {
  const bytes = contentOf(order.path)
  try {
    return await readBytes(bytes, order)
  } catch (failure) {
    if (failure instanceof VaultError) throw failure
    // Nobody thought of this file: it is broken in a way of its own.
    throw new VaultError('import-damaged')
  } finally {
    bytes.fill(0)
  }
}

async function readBytes(bytes: Uint8Array, order: ImportOrder): Promise<ImportRead> {
  const text = isArchive(bytes) || isKdbx(bytes) ? null : textOf(bytes)
  const found = order.format === null ? sniff(bytes, text) : taken(order.format, text)
  if (found.format === 'csv') return readCsv(found.text, order.meanings)
  const read = await keysOf(found, bytes, order)
  if (read.seeds.length === 0 && read.notes.length === 0) throw new VaultError('import-empty')
  return readingOf(found.format, read)
}

async function keysOf(
  found: Exclude<Sniffed, { format: 'csv' }>,
  bytes: Uint8Array,
  { path, password }: ImportOrder,
): Promise<Found> {
  if ('archive' in found) {
    if (!isArchive(bytes)) throw new VaultError('import-damaged')
    return found.format === '1pux' ? readOnePux(bytes) : readCxf(inArchive(bytes))
  }
  switch (found.format) {
    case 'kdbx':
      if (!isKdbx(bytes)) throw new VaultError('import-damaged')
      return readKdbx(bytes, password)
    case 'bitwarden':
      if (!isBitwarden(found.json)) throw new VaultError('import-damaged')
      return readBitwarden(found.json, password)
    case 'cxf':
      if (!isCxf(found.json)) throw new VaultError('import-damaged')
      return readCxf(found.json)
    case 'env':
      return readEnv(found.text, path)
    case 'aws-credentials':
      return readAwsCredentials(found.text, path)
    case 'aws-report':
      return readAwsReport(found.text)
  }
}

function inArchive(bytes: Uint8Array): unknown {
  const exchange = cxfInArchive(bytes)
  if (exchange === null) throw new VaultError('import-unknown')
  return exchange
}
