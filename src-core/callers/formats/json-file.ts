// A text in a JSON file, found by its pointer; comments and trailing commas are allowed.
// Promises that nothing but that one text changes.
import { parseTree, visit, type Node, type ParseError } from 'jsonc-parser'
import { VaultError } from '../../../src-shared/errors.ts'
import { indexOf, stepsOf } from './pointer.ts'
import { quietly, slotsOf, type Slot, type Span, type TextFormat } from './text-format.ts'

/** The text at a pointer; any other kind of value there is refused. */
export function jsonFile(pointer: string, part: 'secret' | 'credential-id'): TextFormat {
  return {
    find: (text) => slotsOf(part, found(text, stepsOf(pointer))),
    write: (_text, _slot, value) => JSON.stringify(value),
    names: namesOf,
  }
}

function found(text: string, steps: readonly string[]): Slot {
  const errors: ParseError[] = []
  // A text nested without end overflows the parser.
  const root = quietly(() => parseTree(text, errors, { allowTrailingComma: true }))
  if (!root || errors.length > 0) throw new VaultError('place-unreadable')
  let node = root
  for (const step of steps) {
    const next = childOf(node, step)
    if (!next) throw new VaultError('place-missing')
    node = next
  }
  const value: unknown = node.value
  if (node.type !== 'string' || typeof value !== 'string') throw new VaultError('place-unreadable')
  return { value, start: node.offset, end: node.offset + node.length }
}

function childOf({ type, children = [] }: Node, step: string): Node | undefined {
  if (type === 'array') {
    const index = indexOf(step)
    return index === null ? undefined : children[index]
  }
  // Of two properties of one name every reader takes the last (ECMA-262, JSON.parse).
  const property = children.findLast(({ children: [key] = [] }) => key?.value === step)
  return type === 'object' ? property?.children?.[1] : undefined
}

function namesOf(text: string): readonly Span[] {
  const names: Span[] = []
  quietly(() => {
    visit(text, {
      onObjectProperty: (_name, offset, length) => {
        names.push({ start: offset + 1, end: offset + length - 1 })
      },
    })
  })
  return names
}
