// One key as another program or a person told of it, made fit to be kept.
// Promises that nothing of a text is carried out or dropped without a note, and that values are bytes.
// Must not judge whether something is a key: who calls has done so.
import type { Confidence, RowNote, Spot } from '../../src-shared/intake.ts'
import { limits } from '../../src-shared/policy.ts'
import { bareSeed, type Seed } from '../../src-shared/seed.ts'
import { kindOf } from './key-words.ts'

/** What is known of a key; what is left out is not known. */
export type Told = {
  readonly value?: string | Uint8Array | null
  readonly credentialId?: string
  readonly name?: string
  readonly providerName?: string
  readonly environment?: string
  readonly business?: string
  readonly owner?: string
  readonly integration?: string
  readonly envVar?: string
  readonly purpose?: string
  readonly tags?: readonly string[]
  readonly usedIn?: readonly string[]
  readonly text?: string
  readonly since?: number | null
  readonly lastUsedAt?: number | null
  readonly expiresAt?: number | null
  readonly spots?: readonly Spot[]
  readonly notes?: readonly RowNote[]
  readonly confidence?: Confidence
}

/** The seed of it, or null where its value is longer than a vault can hold. */
export function seedOfTold(told: Told): Seed | null {
  const value = valueOf(told.value ?? null)
  if (value && value.length > limits.secretBytes) {
    value.fill(0)
    return null
  }
  const notes = new Set<RowNote>(told.notes)
  const line = (text: string | undefined): string => lineOf(text ?? '', limits.label, notes)
  const credentialId = lineOf(told.credentialId ?? '', limits.credentialId, notes)
  const name = lineOf(told.name ?? '', limits.name, notes)
  return {
    ...bareSeed,
    value,
    credentialId: credentialId === '' ? null : credentialId,
    kind: kindOf({ name: `${name} ${told.envVar ?? ''}`, isPair: credentialId !== '' }),
    confidence: told.confidence ?? 'certain',
    name: name === '' ? null : name,
    providerName: line(told.providerName),
    environment: line(told.environment),
    business: line(told.business),
    owner: line(told.owner),
    integration: line(told.integration),
    envVar: line(told.envVar),
    purpose: line(told.purpose),
    tags: linesOf(told.tags ?? [], notes).slice(0, limits.tags),
    usedIn: linesOf(told.usedIn ?? [], notes),
    text: textOf(told.text ?? '', notes),
    since: told.since ?? null,
    sinceSource: (told.since ?? null) === null ? null : 'told',
    lastUsedAt: told.lastUsedAt ?? null,
    expiresAt: told.expiresAt ?? null,
    spots: told.spots ?? [],
    notes: [...notes],
  }
}

const encoder = new TextEncoder()

function valueOf(value: string | Uint8Array | null): Uint8Array | null {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value
  return bytes === null || bytes.length === 0 ? null : bytes
}

function linesOf(texts: readonly string[], notes: Set<RowNote>): readonly string[] {
  const lines = texts.map((text) => lineOf(text, limits.label, notes))
  return [...new Set(lines)].filter((line) => line !== '')
}

/** A text on one line, as long as it may be; what a person should look at is noted. */
function lineOf(text: string, longest: number, notes: Set<RowNote>): string {
  const line = text.replaceAll(/[\s\p{Zl}\p{Zp}]+/gu, ' ').trim()
  // A spreadsheet would calculate it, in some programs in full width also (OWASP, "CSV Injection").
  if (/^[=+\-@＝＋－＠]/u.test(line)) notes.add('formula')
  if (isUnseen(line)) notes.add('control-characters')
  return cut(line, longest, notes)
}

function textOf(text: string, notes: Set<RowNote>): string {
  const tidy = text.replaceAll(/\r\n?/g, '\n').trim()
  if (isUnseen(tidy.replaceAll(/[\n\t]/g, ' '))) notes.add('control-characters')
  return cut(tidy, limits.notes, notes)
}

// Control characters, and those that turn the direction of what follows or cannot be seen at all
// (Unicode TR 36, section 3.2).
function isUnseen(text: string): boolean {
  return /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text)
}

function cut(text: string, longest: number, notes: Set<RowNote>): string {
  if (text.length <= longest) return text
  notes.add('too-long')
  // Half of a character is none.
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
}
