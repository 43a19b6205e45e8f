// Which kind of file it is, by what stands in it; a name proves nothing.
import { VaultError } from '../../src-shared/errors.ts'
import type { ImportFormat } from '../../src-shared/intake.ts'
import { entriesOf, isArchive } from './archive.ts'
import { isAwsCredentials } from './aws-credentials.ts'
import { isAwsReport } from './aws-report.ts'
import { isBitwarden } from './bitwarden.ts'
import { parseBoundedJson } from './bounded-json.ts'
import { delimiterOf } from './csv-rows.ts'
import { isCxf } from './cxf.ts'
import { isEnv } from './env.ts'
import type { Decoded } from './file-content.ts'
import { isKdbx } from './kdbx.ts'

type LinesFormat = 'env' | 'aws-credentials' | 'aws-report'

/** What a file is, with what had to be read to find out. */
export type Sniffed =
  | { readonly format: '1pux' | 'cxf'; readonly archive: true }
  | { readonly format: 'kdbx' }
  | { readonly format: 'bitwarden' | 'cxf'; readonly json: unknown }
  | { readonly format: 'csv'; readonly text: string }
  | { readonly format: LinesFormat; readonly text: string }

/** Finds out; throws `import-unknown`, or `import-damaged` for what begins as one and is none. */
export function sniff(bytes: Uint8Array, text: Decoded | null): Sniffed {
  if (isKdbx(bytes)) return { format: 'kdbx' }
  if (isArchive(bytes)) {
    const has1Pux = entriesOf(bytes).some(({ name }) => name === 'export.data')
    return { format: has1Pux ? '1pux' : 'cxf', archive: true }
  }
  if (!text) throw new VaultError('import-unknown')
  if (text.text.trim() === '') throw new VaultError('import-empty')
  // A list of objects is no file that Keyturn knows, and no table either.
  if (/^\s*[{[]\s*(?:["{}\]]|$)/.test(text.text)) return sniffJson(text)
  const format = formatOfText(text.text)
  if (format === null) throw new VaultError('import-unknown')
  return { format, text: text.text }
}

function sniffJson({ text, isCertain }: Decoded): Sniffed {
  if (!isCertain) throw new VaultError('import-damaged')
  const json = parseBoundedJson(text)
  if (isBitwarden(json)) return { format: 'bitwarden', json }
  if (isCxf(json)) return { format: 'cxf', json }
  throw new VaultError('import-unknown')
}

function formatOfText(text: string): LinesFormat | 'csv' | null {
  if (isAwsReport(text)) return 'aws-report'
  if (isAwsCredentials(text)) return 'aws-credentials'
  if (isEnv(text)) return 'env'
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  const delimiter = delimiterOf(text)
  const cut = lines.filter((line) => line.includes(delimiter)).length
  return cut > lines.length / 2 && !/^\s*<[!?a-z]/i.test(text) ? 'csv' : null
}

/** Takes a file for what a person says it is. */
export function taken(format: ImportFormat, text: Decoded | null): Sniffed {
  switch (format) {
    case '1pux':
      return { format, archive: true }
    case 'kdbx':
      return { format }
    case 'cxf':
      return text ? { format, json: jsonOf(text) } : { format, archive: true }
    case 'bitwarden':
      return { format, json: jsonOf(text) }
    case 'csv':
    case 'env':
    case 'aws-credentials':
    case 'aws-report':
      if (!text) throw new VaultError('import-damaged')
      if (text.text.trim() === '') throw new VaultError('import-empty')
      return { format, text: text.text }
  }
}

function jsonOf(text: Decoded | null): unknown {
  if (!text?.isCertain) throw new VaultError('import-damaged')
  return parseBoundedJson(text.text)
}
