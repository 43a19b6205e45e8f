// Places in files: looking, putting, and the difference.
// Promises that nothing is written where something else stands than was seen.
// Must not keep what stood there, or a value in any other file.
import { isAbsolute, join } from 'node:path'
import type { Caller, PlaceDiff, PlaceFact } from '../../src-shared/caller.ts'
import { assertNever, VaultError } from '../../src-shared/errors.ts'
import { isInGit } from '../files/git-fact.ts'
import { readFile, replaceFile, type FileSeen } from '../files/replace-file.ts'
import { awsCredentials } from './formats/aws-credentials.ts'
import { envFile } from './formats/env-file.ts'
import { jsonFile } from './formats/json-file.ts'
import { lineNumberAt } from './formats/lines.ts'
import { npmrc } from './formats/npmrc.ts'
import { replaced, type Slot, type Slots, type TextFormat } from './formats/text-format.ts'
import { yamlFile } from './formats/yaml-file.ts'
import { maskedView, type SlotChange } from './masked-view.ts'
import type { PlaceAt, PlaceContent, PlaceHand, PlaceSeen, PutOutcome } from './place-hand.ts'

type Change = Parameters<PlaceHand['diff']>[1]

/** The places that stand in a file. */
export type FileCaller = Extract<Caller, { readonly path: string }>

type FileAt = { readonly caller: FileCaller; readonly signal: PlaceAt['signal'] }

const halves = ['secret', 'credentialId'] as const
type Half = (typeof halves)[number]

/** Looks what stands in a file. */
export async function lookAtFile({ caller, signal }: FileAt): Promise<PlaceSeen> {
  const { path, text, facts } = readText(caller)
  const slots = formatOf(caller).find(text)
  const first = slots.secret ?? slots.credentialId
  return {
    content: contentOf(slots),
    line: first && lineNumberAt(text, first.start),
    facts: await allFacts({ path, facts, signal }),
  }
}

/** Puts the halves into a file whose value is still the one that was seen. */
export function putInFile(
  { caller }: FileAt,
  content: PlaceContent,
  expected: PlaceContent | null,
): PutOutcome {
  const format = formatOf(caller)
  replaceFile(pathOf(caller), (bytes) => {
    const { text, mark } = decoded(bytes)
    const slots = format.find(text)
    const next = halves.map((half) => valueFor(half, slots, content))
    const stands = halves.map((half) => slots[half]?.value ?? null)
    // Nothing is left to do, whoever did it.
    if (stands.every((value, index) => value === next[index])) return bytes.slice()
    refuseChanged(slots, expected)
    return new TextEncoder().encode(mark + withValues(format, text, { slots, content }))
  })
  return { state: 'updated', output: null }
}

/** What the change is in a file, whichever of the two stands there. */
export async function diffInFile({ caller, signal }: FileAt, change: Change): Promise<PlaceDiff> {
  const { path, text, facts } = readText(caller)
  const format = formatOf(caller)
  const slots = format.find(text)
  const changes = halves.flatMap((half): SlotChange[] => {
    const slot = slots[half]
    if (!slot) return []
    const from = change.from && valueFor(half, slots, change.from)
    return [{ slot, from, to: valueFor(half, slots, change.to) ?? '' }]
  })
  return {
    lines: [...maskedView({ text, names: format.names(text) }, changes)],
    facts: await allFacts({ path, facts, signal }),
  }
}

async function allFacts(
  seen: Pick<FileSeen, 'path' | 'facts'> & { readonly signal: AbortSignal },
): Promise<PlaceFact[]> {
  return (await isInGit(seen.path, seen.signal)) ? [...seen.facts, 'in-git'] : [...seen.facts]
}

/** How a place's file is read. */
function formatOf(caller: FileCaller): TextFormat {
  switch (caller.kind) {
    case 'env-file':
      return envFile(caller.variable, caller.part)
    case 'json-file':
      return jsonFile(caller.pointer, caller.part)
    case 'yaml-file':
      return yamlFile(caller.pointer, caller.part)
    case 'aws-credentials':
      return awsCredentials(caller.profile)
    case 'npmrc':
      return npmrc(caller.key)
    default:
      return assertNever(caller)
  }
}

/** The file's whole name: `~/` is this user's home, and anything else has to begin at the top. */
function pathOf({ path }: FileCaller): string {
  const home = process.env['HOME'] ?? process.env['USERPROFILE']
  const whole = home !== undefined && /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path
  // Two slashes name another computer on Windows, which would be sent the hash of the person's
  // password for the asking (UNC names; Microsoft Learn, "Naming Files, Paths, and Namespaces").
  if (!isAbsolute(whole) || /^[\\/]{2}/.test(whole)) throw new VaultError('place-missing')
  return whole
}

function readText(caller: FileCaller): Omit<FileSeen, 'bytes'> & { readonly text: string } {
  const { path, bytes, facts } = readFile(pathOf(caller))
  try {
    return { path, facts, text: decoded(bytes).text }
  } finally {
    bytes.fill(0)
  }
}

const byteOrderMark = '\uFEFF'

/** The text of a file; throws `place-unreadable` for bytes that are none. */
function decoded(bytes: Uint8Array): { readonly text: string; readonly mark: string } {
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : ''
    return { text: whole.slice(mark.length), mark }
  } catch {
    throw new VaultError('place-unreadable')
  }
}

function contentOf({ secret, credentialId }: Slots): PlaceContent {
  return {
    secret: secret?.value ? new TextEncoder().encode(secret.value) : null,
    credentialId: credentialId?.value === '' ? null : (credentialId?.value ?? null),
  }
}

/**
 * The text for one half, or null where the place does not hold it; empty where there is nothing.
 *
 * Throws `no-secret` where a key comes without a half that the place holds.
 */
function valueFor(half: Half, slots: Slots, content: PlaceContent): string | null {
  if (slots[half] === null) return null
  if (content.secret === null && content.credentialId === null) return ''
  const value = content[half]
  if (value === null) throw new VaultError('no-secret')
  return typeof value === 'string' ? value : textOf(value)
}

function textOf(secret: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(secret)
  } catch {
    throw new VaultError('place-refused')
  }
}

function refuseChanged(slots: Slots, expected: PlaceContent | null): void {
  // A file always gives back what it holds: whoever expects nothing of it has not looked.
  if (expected === null) throw new VaultError('place-changed')
  const seen = {
    secret: expected.secret === null ? '' : textOf(expected.secret),
    credentialId: expected.credentialId ?? '',
  }
  for (const half of halves) {
    const slot = slots[half]
    if (slot && slot.value !== seen[half]) throw new VaultError('place-changed')
  }
}

type Order = { readonly slots: Slots; readonly content: PlaceContent }

function withValues(format: TextFormat, text: string, { slots, content }: Order): string {
  const changes = halves
    .map((half) => ({ slot: slots[half], value: valueFor(half, slots, content) }))
    .filter((change): change is { slot: Slot; value: string } => change.value !== null)
    // From the end on, so that what is still to be written stands where it stood.
    .toSorted((a, b) => b.slot.start - a.slot.start)
  return changes.reduce(
    (now, { slot, value }) => replaced(now, slot, format.write(now, slot, value)),
    text,
  )
}
