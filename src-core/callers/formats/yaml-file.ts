// A scalar in a YAML file, found by its pointer.
// Promises that nothing but that scalar changes: comments, anchors and order are not written anew.
// Must not follow aliases or guess between documents: such a place is refused.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  parseDocument,
  visit,
  type Node,
  type Scalar,
} from 'yaml'
import { VaultError } from '../../../src-shared/errors.ts'
import { indexOf, stepsOf } from './pointer.ts'
import {
  firstThatReads,
  quietly,
  replaced,
  slotsOf,
  type Slot,
  type Span,
  type TextFormat,
} from './text-format.ts'

// Nothing of the file may stand in an error.
const reading = { prettyErrors: false, logLevel: 'silent' } as const
const plainTag = 'tag:yaml.org,2002:str'

type Found = { readonly scalar: Scalar; readonly slot: Slot }

/** The scalar at a pointer; aliases, lists, maps and files of several documents are refused. */
export function yamlFile(pointer: string, part: 'secret' | 'credential-id'): TextFormat {
  const steps = stepsOf(pointer)
  return {
    find: (text) => slotsOf(part, found(text, steps).slot),
    write: (text, slot, value) => {
      const was = found(text, steps).scalar
      return firstThatReads(waysToWrite({ text, slot, value, was }), (way) => {
        const now = quietly(() => found(replaced(text, slot, way), steps))
        // A number stays one, and a text never becomes one.
        const isSameKind = typeof now?.scalar.value === 'string' || typeof was.value === 'number'
        return now?.slot.value === value && (isSameKind || value === '')
      })
    },
    names: namesOf,
  }
}

function found(text: string, steps: readonly string[]): Found {
  let node: unknown = rootOf(text)
  for (const step of steps) {
    if (isAlias(node)) throw new VaultError('place-unreadable')
    const next = childOf(node, step)
    if (next === undefined) throw new VaultError('place-missing')
    node = next
  }
  if (!isScalar(node) || !node.range) throw new VaultError('place-unreadable')
  if (node.tag !== undefined && node.tag !== plainTag) throw new VaultError('place-unreadable')
  const [start, end] = node.range
  return { scalar: node, slot: { value: valueOf(node), start, end } }
}

function rootOf(text: string): Node | null {
  const documents = quietly(() => parseAllDocuments(text, reading))
  // An empty file gives a list without documents that is no plain array.
  if (!documents || !Array.isArray(documents)) throw new VaultError('place-unreadable')
  const [only, second] = documents
  if (!only || second || only.errors.length > 0) throw new VaultError('place-unreadable')
  return only.contents
}

function childOf(node: unknown, step: string): unknown {
  if (isSeq(node)) {
    const index = indexOf(step)
    return index === null ? undefined : node.items[index]
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => isScalar(key) && keyOf(key) === step)
  return pair && (pair.value ?? undefined)
}

function keyOf(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? '')
}

/** What the scalar says: a number as it is written, nothing for an empty one. */
function valueOf({ value, source }: Scalar): string {
  if (typeof value === 'string') return value
  if (value === null && (source ?? '') === '') return ''
  if (typeof value === 'number' || typeof value === 'bigint') return source ?? ''
  throw new VaultError('place-unreadable')
}

type Order = {
  readonly text: string
  readonly slot: Slot
  readonly value: string
  readonly was: Scalar
}

function* waysToWrite({ text, slot, value, was }: Order): Generator<string> {
  const raw = text.slice(slot.start, slot.end)
  const [before, behind] = gapsAround(text, slot)
  const around = (way: string): string => before + way + behind
  const single = `'${value.replaceAll("'", "''")}'`
  const double = around(JSON.stringify(value) + lastLineEnd(raw))
  switch (was.type) {
    case 'PLAIN':
      if (isPlain(value, was)) yield around(value)
      break
    case 'QUOTE_SINGLE':
      if (!/\s/.test(value)) yield single
      break
    case 'BLOCK_LITERAL':
      yield inBlock(raw, value)
      break
    case 'BLOCK_FOLDED':
    case 'QUOTE_DOUBLE':
    case undefined:
  }
  yield double
}

// A value must not touch the sign before it, nor a comment behind it.
function gapsAround(text: string, { start, end }: Slot): readonly [string, string] {
  if (start !== end) return ['', '']
  const isTouching = start > 0 && !/\s/.test(text[start - 1] ?? '')
  return [isTouching ? ' ' : '', text[end] === '#' ? ' ' : '']
}

/** Whether a value needs no quotes for any reader, also one of YAML 1.1 with its `yes` and `no`. */
function isPlain(value: string, was: Scalar): boolean {
  if (!/^[A-Za-z0-9_][\w.+/=~@-]*$/.test(value)) return false
  if (typeof was.value === 'number') return true
  return ['1.1', '1.2'].every((version) => {
    const alone = parseDocument(value, { ...reading, version: version === '1.1' ? '1.1' : '1.2' })
    return isScalar(alone.contents) && alone.contents.value === value
  })
}

/** A literal block with other lines, indented as the old ones are. */
function inBlock(raw: string, value: string): string {
  const [header = '', ...lines] = raw.split(/(?<=\n)/)
  const indent = /^ */.exec(lines.find((line) => /\S/.test(line)) ?? '')?.[0] ?? ''
  const end = header.endsWith('\r\n') ? '\r\n' : '\n'
  const body = value.replace(/\n$/, '').split('\n')
  const written = body.map((line) => (line === '' ? '' : indent + line)).join(end)
  return header + written + lastLineEnd(raw)
}

function lastLineEnd(raw: string): string {
  return /\r?\n$/.exec(raw)?.[0] ?? ''
}

function namesOf(text: string): readonly Span[] {
  const names: Span[] = []
  const documents = quietly(() => parseAllDocuments(text, reading))
  for (const document of documents ?? []) {
    quietly(() => {
      visit(document, {
        Pair: (_key, { key }) => {
          if (isScalar(key) && key.range) names.push({ start: key.range[0], end: key.range[1] })
        },
      })
    })
  }
  return names.toSorted((a, b) => a.start - b.start)
}
