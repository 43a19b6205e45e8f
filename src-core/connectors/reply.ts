// Reads keys out of a provider's replies.
// Promises a whole list or a refusal: a key missing from a list could pass for a key that is gone.
// Promises to hand over the secret of a new key whenever it and its id can be read, whatever else
// is wrong with the reply: it is shown once.
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { maskedHint } from '../../src-shared/masking.ts'
import { limits } from '../../src-shared/policy.ts'
import type { HttpReply } from '../net/http.ts'
import type { GeneratedKey, RemoteKey } from './connector.ts'
import { readAt, type DotPath } from './dot-path.ts'
import { replyTextCaps, type ListedKey, type MadeKey } from './exchange.ts'
import { readInstant, type TimeForm } from './time-form.ts'

/** An id goes into paths and headers, so it is visible text and no dot segment. */
const Id = z
  .string()
  .min(1)
  .max(replyTextCaps.id)
  .regex(/^[^\p{C}\p{Z}]+$/u)
  .refine((id) => id !== '.' && id !== '..')

const Items = z.array(z.unknown()).max(replyTextCaps.items)

const Phrase = z.string().trim().min(1).max(replyTextCaps.phrase)

/** The JSON of a reply, or undefined if it is none. */
export function parseReply(reply: HttpReply): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(reply.body))
  } catch {
    return undefined
  }
}

/** The keys of a list; refuses with `provider-garbage` if any of them cannot be told apart. */
export function readKeys(reply: HttpReply, items: DotPath, shape: ListedKey): readonly RemoteKey[] {
  const list = orGarbage(Items, readAt(parseReply(reply), items))
  const keys = list.map((item) => readKey(item, shape))
  if (new Set(keys.map(({ remoteId }) => remoteId)).size !== keys.length) throw garbage()
  return keys
}

function readKey(item: unknown, shape: ListedKey): RemoteKey {
  const lastUsed = shape.lastUsedAt === null ? undefined : readAt(item, shape.lastUsedAt.at)
  const lastUsedAt = instantAt(item, shape.lastUsedAt)
  return {
    remoteId: orGarbage(Id, readAt(item, shape.remoteId)),
    name: nameAt(item, shape.name),
    createdAt: instantAt(item, shape.createdAt),
    lastUsedAt,
    // An explicit null says "never"; a field that is missing or unreadable says nothing.
    lastUsedKnown: lastUsed === null || lastUsedAt !== null,
    expiresAt: instantAt(item, shape.expiresAt),
    // Whoever signs must not be turned off by mistake, so a doubtful answer is none.
    signer: shape.signer === null ? false : orGarbage(z.boolean(), readAt(item, shape.signer)),
    masked: maskedAt(item, shape.masked),
    owner: lineAt(item, shape.owner, limits.label),
    scopes: scopesAt(item, shape.scopes),
  }
}

/** What is known of a new key before the provider answers. */
type KnownBefore = {
  /** The secret, where Keyturn chose it. */
  readonly chosen?: Uint8Array | null
  readonly parameters?: Readonly<Record<string, string>>
}

/**
 * The key that was just made, shown this once; or one whose secret Keyturn chose, as `chosen`.
 *
 * The secret is a JavaScript string for a moment, because JSON.parse makes one: it cannot be wiped
 * and stays in memory until it is collected, at the latest when the process ends at lock. Bytes are
 * what leaves here, and the bytes of the reply are overwritten.
 */
export function readMadeKey(
  reply: HttpReply,
  shape: MadeKey,
  { chosen = null, parameters = {} }: KnownBefore = {},
): GeneratedKey {
  const root = parseReply(reply)
  reply.body.fill(0)
  const credentialId = shape.credentialId === null ? null : readAt(root, shape.credentialId)
  const remoteId = orGarbage(Id, idIn(root, shape.remoteId, parameters))
  const secret = shape.secret === null ? copyOf(chosen) : secretAt(root, shape.secret)
  return {
    remoteId,
    credentialId: Id.safeParse(credentialId).data ?? null,
    secret,
    name: nameWithout(secret, nameAt(root, shape.name)),
    createdAt: instantAt(root, shape.createdAt),
    signer: shape.signer !== null && readAt(root, shape.signer) === true,
  }
}

function idIn(
  root: unknown,
  at: MadeKey['remoteId'],
  parameters: Readonly<Record<string, string>>,
): unknown {
  return typeof at === 'string' ? readAt(root, at) : parameters[at.parameter]
}

/** The phrase that the provider asks a person to type. */
export function readPhrase(reply: HttpReply, path: DotPath): string {
  return orGarbage(Phrase, readAt(parseReply(reply), path))
}

/** A failure that says: it answered with success, and nobody can tell what it did. */
export function garbage(): VaultError {
  return new VaultError('provider-garbage')
}

/** A name is shown openly: one in which the secret itself stands says nothing. */
function nameWithout(secret: Uint8Array, name: string | null): string | null {
  return name?.includes(new TextDecoder().decode(secret)) === true ? null : name
}

function copyOf(chosen: Uint8Array | null): Uint8Array {
  if (chosen === null) throw garbage()
  return Uint8Array.from(chosen)
}

function secretAt(root: unknown, path: DotPath): Uint8Array {
  const value = readAt(root, path)
  if (typeof value !== 'string' || value === '' || !value.isWellFormed()) throw garbage()
  const secret = new TextEncoder().encode(value)
  if (secret.byteLength > limits.secretBytes) throw garbage()
  return secret
}

function instantAt(
  root: unknown,
  place: { readonly at: DotPath; readonly form: TimeForm } | null,
): number | null {
  return place === null ? null : readInstant(place.form, readAt(root, place.at))
}

// A name that is too long to keep cannot be one of ours; it is cut where people would see its end.
function nameAt(root: unknown, path: DotPath | null): string | null {
  const told = path === null ? null : readAt(root, path)
  if (typeof told !== 'string' || told === '') return null
  // No name of ours has such a sign: one that has may not hide among others, nor pass for ours.
  const value = told.replaceAll(steering, '\uFFFD')
  return value.length > replyTextCaps.name ? `${value.slice(0, replyTextCaps.name - 1)}…` : value
}

// What a person reads about a key is kept as far as it is plain; anything else says nothing.
function lineAt(root: unknown, path: DotPath | null, most: number): string | null {
  const value = path === null ? null : readAt(root, path)
  if (typeof value !== 'string' || value.trim() === '' || !isPlainLine(value)) return null
  return value.trim().slice(0, most)
}

/** Signs that break a line or turn the direction of what stands around them. */
export const steering = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu

/** Whether a text keeps to one line and to the direction of what stands around it. */
export function isPlainLine(text: string): boolean {
  return text.search(steering) < 0
}

// A provider that forgets to mask would show a whole key: so much of one at a time is masked here.
function maskedAt(root: unknown, path: DotPath | null): string | null {
  const told = lineAt(root, path, limits.secretBytes)
  if (told === null) return null
  const isWhole = told.length > replyTextCaps.masked || /[\w+/=~.-]{16}/.test(told)
  return isWhole ? maskedHint(told) : told
}

function scopesAt(root: unknown, path: DotPath | null): readonly string[] {
  const value = path === null ? null : readAt(root, path)
  if (!Array.isArray(value)) return []
  return value.flatMap((each) => lineAt(each, '$', limits.label) ?? []).slice(0, limits.tags)
}

function orGarbage<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw garbage()
  return parsed.data
}
