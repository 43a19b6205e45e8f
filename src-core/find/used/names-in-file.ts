// What known values are called in a file, and where in its shape each of them stands.
// Promises to throw on no input, to judge nobody's value by its looks (a weak key is one as well),
// and a place only where reading it gives just that value.
// Must not keep the text; who read the file wipes its bytes.
import { detectKeys } from '../detect/detect-keys.ts'
import { assignmentsOf, type Assignment } from '../detect/assignments.ts'
import { fileTraits, type FileTraits } from '../detect/file-traits.ts'
import { placesOf, type Placed } from '../detect/places.ts'
import { lineTeller, textOf } from '../detect/text-of.ts'
import type { Candidate } from '../candidate.ts'
import type { Needle } from '../exact/needles.ts'
import type { NameInFile } from './eyes.ts'

/** A file as it was read. */
export type ReadFile = { readonly path: string; readonly bytes: Uint8Array }

/** The names of values in a file, in the order of the needles; null where it is no text. */
export function namesInFile(
  file: ReadFile,
  needles: readonly Needle[],
): readonly (NameInFile | null)[] {
  const text = textOf(file.bytes)
  if (text === null) return needles.map(() => null)
  const traits = fileTraits(file.path)
  const detected = detectedNames(file, needles)
  const read = readNames({ path: file.path, text, traits }, needles)
  return needles.map((_, index) => detected[index] ?? read[index] ?? null)
}

// Knows what a program calls its token where no name stands beside it, such as `.npmrc`.
function detectedNames(file: ReadFile, needles: readonly Needle[]): readonly (NameInFile | null)[] {
  const candidates = detectKeys(file)
  try {
    return needles.map((needle) => nameOf(candidates, needle))
  } finally {
    for (const { value } of candidates) value.fill(0)
  }
}

function nameOf(candidates: readonly Candidate[], { value }: Needle): NameInFile | null {
  const found = candidates.find((candidate) => isEqual(candidate.value, value))
  if (!found || (found.variable === '' && found.at === null)) return null
  return { sort: found.sort, variable: found.variable, at: found.at }
}

type Text = { readonly path: string; readonly text: string; readonly traits: FileTraits }

function readNames({ path, text, traits }: Text, needles: readonly Needle[]): NameInFile[] {
  const lineAt = lineTeller(text)
  const assignments = assignmentsOf(text, { bare: traits.bare, names: 'all' })
  const values = needles.map(({ value }): Placed => {
    const placed = placedIn(text, assignments, new TextDecoder().decode(value))
    return { ...placed, line: lineAt(placed.start) }
  })
  return placesOf({ text, sort: traits.sort, path }, values).map(({ variable, at }) => {
    return { sort: traits.sort, variable: variable.slice(0, longestName), at }
  })
}

const longestName = 120

// What is part of a longer text, such as the password in an address, has no name of its own.
function placedIn(
  text: string,
  assignments: readonly Assignment[],
  value: string,
): Omit<Placed, 'line'> {
  const own = assignments.find((assignment) => assignment.value === value)
  const start = own?.start ?? Math.max(0, text.indexOf(value))
  return { value, variable: own?.name ?? '', start }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
