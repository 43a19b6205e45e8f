// Where texts of a JSON file stand, as pointers (RFC 6901).
// Promises one pass, and nothing about files that are no JSON: whoever uses a pointer proves it.

type Level = { readonly isList: boolean; index: number; key: string }

const token = /"(?:[^"\\\n]|\\.){0,20000}"|\/\/[^\n]*|\/\*[\s\S]{0,20000}?\*\/|[[\]{},:]/g
const deepest = 100

/** The pointers of the texts whose opening quotes stand at those places. */
export function jsonPointers(text: string, places: ReadonlySet<number>): Map<number, string> {
  const found = new Map<number, string>()
  const levels: Level[] = []
  let isValue = true
  for (const { 0: own, index } of text.matchAll(token)) {
    const level = levels.at(-1)
    if (own.startsWith('"')) {
      if (isValue && places.has(index)) found.set(index, pointerOf(levels))
      if (!isValue && level) level.key = keyOf(own)
    } else if (own === '{' || own === '[') {
      if (levels.length >= deepest) return found
      levels.push({ isList: own === '[', index: 0, key: '' })
      isValue = own === '['
    } else if (own === '}' || own === ']') {
      levels.pop()
    } else if (own === ':') isValue = true
    else if (own === ',' && level) {
      level.index += 1
      isValue = level.isList
    }
  }
  return found
}

function keyOf(quoted: string): string {
  try {
    const key: unknown = JSON.parse(quoted)
    return typeof key === 'string' ? key : ''
  } catch {
    return ''
  }
}

function pointerOf(levels: readonly Level[]): string {
  return levels.map(({ isList, index, key }) => `/${isList ? index : stepOf(key)}`).join('')
}

/** A key as a step of a pointer. */
export function stepOf(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
