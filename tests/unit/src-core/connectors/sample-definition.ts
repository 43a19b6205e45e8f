import { practiceAtna } from '../../../../src-core/connectors/built-in/practice-atna.ts'

/** A definition as a person would write it: like the practice one, at a provider of its own. */
export function ownDefinition(): Tree {
  const copy = structuredClone(practiceAtna)
  return tree({
    ...copy,
    facts: { ...copy.facts, id: 'acme', name: 'Acme & Söhne (EU)', practice: false },
    origins: ['https://api.acme.example'],
  })
}

/** JSON that a test changes at will. */
export type Tree = Record<string, unknown>

/** A definition with the value at a dotted place replaced, or taken out if it is undefined. */
export function changed(definition: Tree, place: string, value: unknown): Tree {
  const [name = '', ...rest] = place.split('.')
  if (rest.length > 0) {
    return { ...definition, [name]: changed(tree(definition[name]), rest.join('.'), value) }
  }
  const others = Object.entries(definition).filter(([each]) => each !== name)
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]])
}

function tree(value: unknown): Tree {
  if (typeof value !== 'object' || value === null) throw new Error('no such place')
  return { ...value }
}
