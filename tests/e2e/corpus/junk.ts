/** A name for the test, and what is sent. */
export type Junk = readonly [name: string, value: unknown]

/**
 * What a channel must refuse, made from an input that it accepts.
 *
 * Besides what is wrong everywhere: null where something is asked for, each field of the valid input
 * with a wrong type and oversize, and a field too many. The function stands alone, so that it can be
 * carried into the page by its text: not all of this survives the way through the test's own wire.
 */
export function junkFor(valid: unknown): Junk[] {
  const withOwn = (key: string, object: object): object => {
    const value = { isAdmin: true }
    return Object.defineProperty({ ...object }, key, { value, enumerable: true })
  }
  let deep: unknown = null
  for (let level = 0; level < 200; level += 1) deep = { deep }
  const wrongTypes: Junk[] = [
    ['undefined', undefined],
    ['a number', 5],
    ['not a number', Number.NaN],
    ['a string', 'x'],
    ['a boolean', true],
    ['a list', []],
    ['a list of nulls', [null]],
    ['bytes', new Uint8Array(3)],
    ['a long string', 'x'.repeat(200_000)],
    ['a deep object', deep],
    ['an object with __proto__ as its own key', withOwn('__proto__', {})],
    ['an object with a constructor', withOwn('constructor', {})],
  ]
  // One letter more than a person may paste, and nothing else may be as long.
  const tooLong = 'x'.repeat(200_001)
  if (typeof valid !== 'object' || valid === null) {
    return [...wrongTypes, ['a date', new Date(0)], ['a map', new Map()]]
  }
  const fields = Object.entries(valid).flatMap(([key, value]: [string, unknown]): Junk[] => [
    [`${key} as an object`, { ...valid, [key]: { toString: 'x' } }],
    [`${key} as a list`, { ...valid, [key]: [value] }],
    [`${key} as bytes`, { ...valid, [key]: new Uint8Array(2) }],
    [`${key} as a date`, { ...valid, [key]: new Date(0) }],
    [`${key} as a map`, { ...valid, [key]: new Map() }],
    [`${key} oversize`, { ...valid, [key]: tooLong }],
    [`${key} far too large`, { ...valid, [key]: Number.MAX_VALUE }],
  ])
  return [
    ...wrongTypes,
    ['null', null],
    ['a key too many', { ...valid, more: 1 }],
    ['__proto__ beside valid keys', withOwn('__proto__', valid)],
    ...fields,
  ]
}
