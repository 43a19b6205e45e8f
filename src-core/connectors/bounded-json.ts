// Bounds a value that a stranger wrote before any schema walks it.
// Promises a tree of plain JSON values: no deeper, wider or longer than a definition needs to be,
// and without member names that mean something to the language.

/** The largest definition, as JSON text. */
export const definitionCaps = { characters: 65_536, depth: 12, nodes: 2_000, text: 2_000 } as const

const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a value is a JSON tree inside the bounds. */
export function isBoundedJson(value: unknown): boolean {
  return countNodes(value, 0) <= definitionCaps.nodes
}

// A value out of bounds counts as infinitely large, so that one comparison decides.
function countNodes(value: unknown, depth: number): number {
  if (depth > definitionCaps.depth) return Infinity
  if (typeof value === 'string') return value.length > definitionCaps.text ? Infinity : 1
  if (typeof value === 'number') return Number.isFinite(value) ? 1 : Infinity
  if (typeof value === 'boolean' || value === null) return 1
  if (typeof value !== 'object' || !isPlain(value)) return Infinity
  const names = Object.keys(value)
  if (names.length > definitionCaps.nodes || names.some(isBadName)) return Infinity
  return names.reduce<number>(
    (sum, name) => (sum > definitionCaps.nodes ? sum : sum + memberNodes(value, name, depth)),
    1,
  )
}

function memberNodes(value: object, name: string, depth: number): number {
  return countNodes(Reflect.get(value, name), depth + 1)
}

function isBadName(name: string): boolean {
  return reservedNames.has(name) || name.length > 200
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}
