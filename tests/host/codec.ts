/**
 * Values as text, as structured clone would carry them between processes.
 *
 * The same source runs in Node and, injected as text, in a page: it imports nothing. As in V8 a
 * view carries its whole buffer along, so a pooled Buffer leaks its pool here as it would there.
 */

const viewNames = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'DataView',
] as const
type ViewName = (typeof viewNames)[number]
type Ref = number

type Entry =
  | { readonly t: 'plain'; readonly v: string | number | boolean | null }
  | { readonly t: 'undefined' }
  | { readonly t: 'number' | 'bigint'; readonly v: string }
  | { readonly t: 'date'; readonly v: number | null }
  | { readonly t: 'regexp'; readonly v: string; readonly flags: string }
  | { readonly t: 'array' | 'set'; readonly v: readonly Ref[] }
  | { readonly t: 'object'; readonly v: readonly (readonly [string, Ref])[] }
  | { readonly t: 'map'; readonly v: readonly (readonly [Ref, Ref])[] }
  | { readonly t: 'error'; readonly v: string; readonly name: string; readonly stack: string }
  | { readonly t: 'buffer'; readonly v: string }
  | {
      readonly t: 'view'
      readonly v: ViewName
      readonly buffer: Ref
      readonly offset: number
      readonly length: number
    }

/** The text of a value; throws what structured clone throws for a value that cannot be cloned. */
export function encode(value: unknown): string {
  const table: Entry[] = []
  const seen = new Map<unknown, Ref>()
  const put = (part: unknown): Ref => {
    const known = seen.get(part)
    if (known !== undefined) return known
    const ref = table.push({ t: 'undefined' }) - 1
    if (typeof part === 'object' && part !== null) seen.set(part, ref)
    table[ref] = entryOf(part, put)
    return ref
  }
  put(value)
  return JSON.stringify(table)
}

/** The value of a text that {@link encode} made. */
export function decode(text: string): unknown {
  const table = parseTable(text)
  const made = new Map<Ref, unknown>()
  const get = (ref: Ref): unknown => {
    if (made.has(ref)) return made.get(ref)
    const entry = table[ref]
    if (entry === undefined) throw new Error('A message refers to a value that it does not hold')
    return revive(entry, { get, keep: (value) => made.set(ref, value) })
  }
  return get(0)
}

function entryOf(value: unknown, put: (part: unknown) => Ref): Entry {
  switch (typeof value) {
    case 'undefined':
      return { t: 'undefined' }
    case 'string':
    case 'boolean':
      return { t: 'plain', v: value }
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? { t: 'plain', v: value }
        : { t: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    case 'bigint':
      return { t: 'bigint', v: String(value) }
    case 'object':
      return value === null ? { t: 'plain', v: null } : objectEntry(value, put)
    case 'function':
    case 'symbol':
      throw uncloneable()
  }
}

function objectEntry(value: object, put: (part: unknown) => Ref): Entry {
  if (Array.isArray(value)) return { t: 'array', v: value.map(put) }
  if (value instanceof Date) {
    const time = value.getTime()
    return { t: 'date', v: Number.isNaN(time) ? null : time }
  }
  if (value instanceof RegExp) return { t: 'regexp', v: value.source, flags: value.flags }
  if (value instanceof Map) {
    return { t: 'map', v: [...value].map(([key, part]) => [put(key), put(part)] as const) }
  }
  if (value instanceof Set) return { t: 'set', v: [...value].map(put) }
  if (value instanceof Error) return errorEntry(value)
  if (value instanceof ArrayBuffer) return { t: 'buffer', v: toBase64(new Uint8Array(value)) }
  if (ArrayBuffer.isView(value)) return viewEntry(value, put)
  if (Object.prototype.toString.call(value) !== '[object Object]') throw uncloneable()
  return { t: 'object', v: Object.entries(value).map(([key, part]) => [key, put(part)] as const) }
}

function errorEntry(error: Error): Entry {
  return { t: 'error', v: error.message, name: error.name, stack: error.stack ?? '' }
}

function viewEntry(view: ArrayBufferView, put: (part: unknown) => Ref): Entry {
  const tag = Object.prototype.toString.call(view).slice('[object '.length, -1)
  const name = viewNames.find((known) => known === tag)
  if (name === undefined || !(view.buffer instanceof ArrayBuffer)) throw uncloneable()
  const length = 'length' in view ? Number(view.length) : view.byteLength
  return { t: 'view', v: name, buffer: put(view.buffer), offset: view.byteOffset, length }
}

type Revival = { readonly get: (ref: Ref) => unknown; readonly keep: (value: unknown) => void }

function revive(entry: Entry, { get, keep }: Revival): unknown {
  switch (entry.t) {
    case 'plain':
      return entry.v
    case 'undefined':
      return undefined
    case 'number':
      return Number(entry.v)
    case 'bigint':
      return BigInt(entry.v)
    case 'date':
      return kept(new Date(entry.v ?? NaN), keep)
    case 'regexp':
      return kept(new RegExp(entry.v, entry.flags), keep)
    case 'error':
      return kept(reviveError(entry), keep)
    case 'buffer':
      return kept(fromBase64(entry.v), keep)
    case 'view':
      return kept(reviveView(entry, get), keep)
    case 'array':
    case 'object':
    case 'map':
    case 'set':
      return reviveContainer(entry, { get, keep })
  }
}

type Container = Extract<Entry, { t: 'array' | 'object' | 'map' | 'set' }>

// A container is kept before it is filled, because its parts may refer back to it.
function reviveContainer(entry: Container, { get, keep }: Revival): unknown {
  switch (entry.t) {
    case 'array': {
      const array = kept<unknown[]>([], keep)
      for (const ref of entry.v) array.push(get(ref))
      return array
    }
    case 'object': {
      const object = kept<Record<string, unknown>>({}, keep)
      for (const [key, ref] of entry.v) define(object, key, get(ref))
      return object
    }
    case 'map': {
      const map = kept(new Map(), keep)
      for (const [key, ref] of entry.v) map.set(get(key), get(ref))
      return map
    }
    case 'set': {
      const set = kept(new Set(), keep)
      for (const ref of entry.v) set.add(get(ref))
      return set
    }
  }
}

function kept<T>(value: T, keep: (value: unknown) => void): T {
  keep(value)
  return value
}

// Plain assignment would call the setter of a key named `__proto__`.
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  })
}

function reviveError(entry: Extract<Entry, { t: 'error' }>): Error {
  const kinds = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]
  const Kind = kinds.find((kind) => kind.name === entry.name) ?? Error
  const error = new Kind(entry.v)
  error.stack = entry.stack
  return error
}

function reviveView(entry: Extract<Entry, { t: 'view' }>, get: (ref: Ref) => unknown): unknown {
  const buffer = get(entry.buffer)
  if (!(buffer instanceof ArrayBuffer)) throw new Error('A view in a message lacks its buffer')
  const View = viewConstructor(entry.v)
  return new View(buffer, entry.offset, entry.length)
}

type ViewConstructor = new (buffer: ArrayBuffer, offset: number, length: number) => unknown

function viewConstructor(name: ViewName): ViewConstructor {
  return globalThis[name]
}

const chunk = 32_768

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += chunk) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + chunk)))
  }
  return btoa(pieces.join(''))
}

function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer
}

function uncloneable(): Error {
  return new Error('An object could not be cloned.')
}

// Only `encode` writes these texts, so their shape is known.
function parseTable(text: string): readonly Entry[] {
  return JSON.parse(text) as readonly Entry[]
}
