// Where in a file with a shape a value stands, so that it can be written there later.
// Promises a place only where reading it, as for writing, gives just that value.
import { awsCredentials } from '../../callers/formats/aws-credentials.ts'
import { envFile } from '../../callers/formats/env-file.ts'
import { jsonFile } from '../../callers/formats/json-file.ts'
import { npmrc } from '../../callers/formats/npmrc.ts'
import { quietly, type TextFormat } from '../../callers/formats/text-format.ts'
import { yamlFile } from '../../callers/formats/yaml-file.ts'
import type { FileSort } from '../../../src-shared/intake.ts'
import { jsonPointers } from './json-pointers.ts'
import { yamlPointers } from './yaml-pointers.ts'

/** A value in a text, with the name that it seems to have. */
export type Placed = {
  readonly value: string
  readonly variable: string
  readonly start: number
  readonly line: number
}

/** The name and the exact place of a value, as far as they are proved. */
export type Place = { readonly variable: string; readonly at: string | null }

/** The text and how it is read. */
export type Shape = { readonly text: string; readonly sort: FileSort; readonly path: string }

// Proving reads the whole text once for every value.
const longestText = 262_144
const mostProofs = 60
/** Characters of YAML that are read for all proofs of a file: a broken one takes a second for few. */
const mostYaml = 2_097_152

/** The places of values, in their order. */
export function placesOf(shape: Shape, values: readonly Placed[]): Place[] {
  const isProvable = shape.text.length <= longestText && values.length > 0
  const places = isProvable ? guessed(shape, values) : null
  const most = proofsOf(shape)
  return values.map((placed, index) => {
    const isWithin = places !== null && index < most
    return isWithin ? proved(shape, placed, places(placed)) : unproved(shape.sort, placed)
  })
}

function proofsOf({ text, sort, path }: Shape): number {
  if (!isYaml(sort, path)) return mostProofs
  return Math.min(mostProofs, Math.floor(mostYaml / Math.max(1, text.length)))
}

type Guess = (placed: Placed) => string | null

function guessed({ text, sort, path }: Shape, values: readonly Placed[]): Guess {
  if (sort === 'json') {
    const pointers = jsonPointers(text, new Set(values.map(({ start }) => start - 1)))
    return ({ start }) => pointers.get(start - 1) ?? null
  }
  if (isYaml(sort, path)) {
    const pointers = yamlPointers(text, new Set(values.map(({ line }) => line)))
    return ({ line }) => pointers.get(line) ?? null
  }
  if (sort === 'aws') return ({ start }) => profileBefore(text, start)
  if (sort === 'npmrc') return ({ variable }) => variable
  return () => null
}

function isYaml(sort: FileSort, path: string): boolean {
  return sort === 'yaml' || ((sort === 'compose' || sort === 'ci') && /\.ya?ml$/i.test(path))
}

function profileBefore(text: string, start: number): string | null {
  const sections = [...text.slice(0, start).matchAll(/^[ \t]*\[([^\]\r\n]+)\]/gm)]
  return sections.at(-1)?.[1]?.trim() ?? null
}

function proved(shape: Shape, placed: Placed, at: string | null): Place {
  if (shape.sort === 'env') {
    const isThere =
      placed.variable !== '' && reads(envFile(placed.variable, 'secret'), shape, placed)
    return isThere ? { variable: placed.variable, at: null } : { variable: '', at: null }
  }
  const format = at === null ? null : formatAt(shape, at)
  const isThere = format !== null && reads(format, shape, placed)
  return { variable: placed.variable, at: isThere ? at : null }
}

// What a `.env` file calls by a name can be written there; so a name that is not proved is left out.
function unproved(sort: FileSort, { variable }: Placed): Place {
  return { variable: sort === 'env' ? '' : variable, at: null }
}

function formatAt({ sort, path }: Shape, at: string): TextFormat | null {
  if (sort === 'json') return jsonFile(at, 'secret')
  if (sort === 'aws') return awsCredentials(at)
  if (sort === 'npmrc') return npmrc(at)
  return isYaml(sort, path) ? yamlFile(at, 'secret') : null
}

function reads(format: TextFormat, { text }: Shape, { value }: Placed): boolean {
  return quietly(() => format.find(text))?.secret?.value === value
}
