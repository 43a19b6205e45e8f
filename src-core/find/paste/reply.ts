// Keys in a pasted reply of a provider, as its page or its API shows a new key.
// Promises to look a bounded number of values deep into it.
import type { Seed } from '../../../src-shared/seed.ts'
import { isReference } from '../detect/placeholder.ts'
import { kindOfWords, weightOf, wordsOf } from '../detect/names.ts'
import { formatOf } from '../formats/formats.ts'
import { once } from './command.ts'
import { pastedSeed } from './pasted-seed.ts'

type Fields = Readonly<Record<string, unknown>>

const deepest = 24
const most = 20_000

/** The seeds of a text that is JSON, or that begins with it; null for other texts. */
export function seedsOfReply(text: string): readonly Seed[] | null {
  const reply = parsed(text)
  if (typeof reply !== 'object' || reply === null) return null
  const seeds: Seed[] = []
  let seen = 0
  const visit = (value: unknown, about: readonly string[], depth: number): void => {
    seen += 1
    if (depth > deepest || seen > most) return
    if (Array.isArray(value)) for (const one of value) visit(one, about, depth + 1)
    else if (isFields(value)) {
      seeds.push(...seedsOfFields(value, about))
      for (const [name, inner] of Object.entries(value)) visit(inner, [...about, name], depth + 1)
    }
  }
  visit(reply, [], 0)
  return once(seeds)
}

function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return null
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function seedsOfFields(fields: Fields, about: readonly string[]): readonly Seed[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (typeof value !== 'string' || !isSecret(name, value)) return []
    const words = [...about.flatMap(wordsOf), ...wordsOf(name)]
    const credentialId = idBeside(fields, name)
    const isPair = credentialId !== null && formatOf(value) === null && /secret/i.test(name)
    const seed = pastedSeed({
      value,
      about: words.join(' '),
      facts: {
        credentialId,
        ...datesOf(fields),
        ...(isPair ? { kind: 'key-pair' as const } : {}),
        ...nameOf(fields),
        ...(isTelling(name) ? { envVar: name } : {}),
      },
    })
    if (!seed) return []
    const kind = isPair ? 'key-pair' : kindOfWords(wordsOf(name))
    return [seed.format === null ? { ...seed, kind } : seed]
  })
}

/** Whether the name of a field tells it from others, as `refresh_token` does and `key` does not. */
function isTelling(name: string): boolean {
  return /^[A-Za-z]\w{1,60}$/.test(name) && wordsOf(name).length > 1
}

// A reply is about a key: its fields need no look of chance, as they do in a file.
function isSecret(name: string, value: string): boolean {
  if (value.length < 8 || value.length > 8_192 || isReference(value)) return false
  if (formatOf(value) !== null) return true
  if (/\s|^https?:|[•*]{3}|\.{3}|…/.test(value)) return false
  const words = wordsOf(name)
  const isValue = /^(?:key|token|value|secret|apikey|plaintext|raw_?key|plain_?text_?token)$/i.test(
    name,
  )
  return (isValue && /\d|[A-Z]/.test(value)) || weightOf(words) === 'strong'
}

const idNames = [
  'AccessKeyId',
  'access_key_id',
  'accessKeyId',
  'client_id',
  'clientId',
  'key_id',
  'keyId',
  'api_key_id',
  'sid',
  'id',
  'uuid',
  'token_id',
  'username',
]

function idBeside(fields: Fields, own: string): string | null {
  for (const name of idNames) {
    const id = name === own ? undefined : fields[name]
    if (typeof id === 'string' && isId(id)) return id
    if (typeof id === 'number') return String(id)
  }
  return null
}

// It is shown whole, so a key that stands in its field is none.
function isId(id: string): boolean {
  const isSecret = formatOf(id)?.isPublic === false
  return id !== '' && id.length <= 200 && !/\s/.test(id) && !isSecret
}

function nameOf(fields: Fields): Pick<Partial<Seed>, 'name'> {
  const name = fields['name'] ?? fields['label'] ?? fields['friendly_name'] ?? fields['UserName']
  return typeof name === 'string' && name.trim() !== '' && name.length <= 100
    ? { name: name.trim() }
    : {}
}

function datesOf(fields: Fields): Partial<Seed> {
  const since = firstInstant(
    fields,
    /^(?:created(?:_?at|_?on|_?date|_time)?|CreateDate|date_created|issued_?at|createdAt)$/i,
  )
  const expiresAt = firstInstant(
    fields,
    /^(?:expires?(?:_?at|_?on|_?date)?|expiry(?:_?date)?|expiration(?:_?date)?|valid_until|Expiration)$/i,
  )
  const lastUsedAt = firstInstant(fields, /^(?:last_?used(?:_?at|_?on|_?date)?)$/i)
  return {
    since,
    sinceSource: since === null ? null : 'told',
    expiresAt,
    lastUsedAt,
  }
}

function firstInstant(fields: Fields, names: RegExp): number | null {
  for (const [name, value] of Object.entries(fields)) {
    const instant = names.test(name) ? instantOf(value) : null
    if (instant !== null) return instant
  }
  return null
}

const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/** Seconds or milliseconds since 1970, or a date as ISO 8601 writes it. */
function instantOf(value: unknown): number | null {
  if (typeof value === 'number') return within(value < 100_000_000_000 ? value * 1_000 : value)
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null
  return within(Date.parse(value.replace(' ', 'T').replace(/^(\S+?)T?(UTC)$/, '$1Z')))
}

function within(instant: number): number | null {
  return instant >= earliest && instant <= latest ? Math.round(instant) : null
}
