// All known formats of keys, and the one that a value has.
// Promises that what is recognised is recognised the same everywhere: in files, pasted, imported.
import { aiFormats } from './ai-formats.ts'
import { cloudFormats } from './cloud-formats.ts'
import { dataFormats } from './data-formats.ts'
import type { KeyFormat } from './key-format.ts'
import { messageFormats } from './message-formats.ts'
import { moneyFormats } from './money-formats.ts'
import {
  addressPassword,
  googleServiceAccount,
  privateKey,
  secretFormats,
  supabaseServiceRole,
} from './secret-formats.ts'
import { sourceFormats } from './source-formats.ts'
import { watchFormats } from './watch-formats.ts'
import { workFormats } from './work-formats.ts'

export type { KeyFormat } from './key-format.ts'

// An earlier one is tried before a later one.
const recognised: readonly KeyFormat[] = [
  ...aiFormats,
  ...sourceFormats,
  ...cloudFormats,
  ...moneyFormats,
  ...messageFormats,
  ...workFormats,
  ...watchFormats,
  ...dataFormats,
  ...secretFormats,
]

/** Every known format, those among them that what stands around tells. */
export const keyFormats: readonly KeyFormat[] = [
  ...recognised,
  supabaseServiceRole,
  privateKey,
  googleServiceAccount,
  addressPassword,
]

// Behind a key stands nothing that could be a part of it.
const end = '(?![A-Za-z0-9_]|-[A-Za-z0-9])'

/** A format with its patterns made ready. */
export type ReadyFormat = {
  readonly format: KeyFormat
  /** Matches a text that is just such a key. */
  readonly whole: RegExp
  /** Matches such a key where it is set to look. */
  readonly sticky: RegExp
}

/** The formats whose keys tell themselves. */
export const tellingFormats: readonly ReadyFormat[] = recognised
  .filter(({ words }) => words.length === 0)
  .map(ready)

/** The formats that only a name beside them tells. */
export const namedFormats: readonly ReadyFormat[] = recognised
  .filter(({ words }) => words.length > 0)
  .map(ready)

function ready(format: KeyFormat): ReadyFormat {
  return {
    format,
    whole: new RegExp(`^(?:${format.pattern})$`),
    sticky: new RegExp(`(?:${format.pattern})${end}`, 'y'),
  }
}

const longest = 8_192

/** The format that a value has by itself, public halves among them, or null. */
export function formatOf(value: string): KeyFormat | null {
  if (value.length > longest) return null
  return tellingFormats.find(({ whole }) => whole.test(value))?.format ?? null
}

/** The format with an id, or null. */
export function formatById(id: string): KeyFormat | null {
  return byId.get(id) ?? null
}

const byId = new Map(keyFormats.map((format) => [format.id, format]))
