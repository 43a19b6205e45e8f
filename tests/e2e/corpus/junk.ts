/** A name for the test, and what is sent. */
export type Junk = readonly [name: string, value: unknown]

const wrongTypes: readonly Junk[] = [
  ['undefined', undefined],
  ['a number', 5],
  ['not a number', Number.NaN],
  ['a string', 'x'],
  ['a boolean', true],
  ['a list', []],
  ['a list of nulls', [null]],
  ['bytes', new Uint8Array(3)],
  ['a long string', 'x'.repeat(1_000_000)],
  ['a deep object', deep(200)],
  ['an object with __proto__ as its own key', JSON.parse('{"__proto__":{"isAdmin":true}}')],
  ['an object with a constructor', { constructor: { prototype: { isAdmin: true } } }],
]

/**
 * What a channel must refuse, made from an input that it accepts.
 *
 * Besides what is wrong everywhere: null where something is asked for, and each field of the valid
 * input missing, of a wrong type and oversize, and a field too many.
 */
export function junkFor(valid: unknown): readonly Junk[] {
  if (!isRecord(valid)) return [...wrongTypes, ['a date', new Date(0)], ['a map', new Map()]]
  const fields = Object.keys(valid).flatMap((key): Junk[] => [
    [`${key} as an object`, { ...valid, [key]: { toString: 'x' } }],
    [`${key} as a list`, { ...valid, [key]: [valid[key]] }],
    [`${key} as a date`, { ...valid, [key]: new Date(0) }],
    [`${key} as a map`, { ...valid, [key]: new Map() }],
    [`${key} as bytes`, { ...valid, [key]: new Uint8Array(2) }],
    [`${key} oversize`, { ...valid, [key]: 'x'.repeat(1_000_000) }],
    [`${key} far too large`, { ...valid, [key]: Number.MAX_VALUE }],
  ])
  return [
    ...wrongTypes,
    ['null', null],
    ['a key too many', { ...valid, more: 1 }],
    ['__proto__ beside valid keys', withOwnProto(valid)],
    ...fields,
  ]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withOwnProto(valid: Record<string, unknown>): unknown {
  const polluted = { ...valid }
  Object.defineProperty(polluted, '__proto__', { value: { isAdmin: true }, enumerable: true })
  return polluted
}

function deep(levels: number): unknown {
  let value: unknown = null
  for (let level = 0; level < levels; level += 1) value = { value }
  return value
}
