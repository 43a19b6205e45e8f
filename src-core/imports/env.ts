// A `.env` file, read as dotenv reads it.
// Promises that variables which are no keys stay out, and that nothing is expanded.
import { basename } from 'node:path'
import type { Confidence, Spot } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { envFile } from '../callers/formats/env-file.ts'
import { quietly } from '../callers/formats/text-format.ts'
import { importLimits } from './import-limits.ts'
import type { Found } from './import-read.ts'
import { isPlaceholder, looksMade, saysKey, saysPublic, wordsOf } from './key-words.ts'
import { lineCounter } from './line-counter.ts'
import { NoteBook } from './note-book.ts'
import { seedOfTold } from './told-seed.ts'

type Variable = { readonly name: string; readonly value: string; readonly line: number }

/** The keys among the variables of a file. */
export function readEnv(text: string, path: string): Found {
  const notes = new NoteBook()
  const seeds: Seed[] = []
  // Of several lines with one name the last one counts.
  const variables = new Map(variablesOf(text).map((variable) => [variable.name, variable]))
  for (const variable of variables.values()) {
    const confidence = confidenceOf(variable)
    if (confidence === null) {
      notes.add('other-kinds-left', { line: variable.line })
    } else if (isPlaceholder(variable.value)) {
      notes.add('rows-empty', { line: variable.line })
    } else {
      keep(seeds, notes, { variable, confidence, path })
    }
  }
  return { seeds, notes: notes.notes() }
}

/** Whether a text is lines of `NAME=value`, with at most a few that are not. */
export function isEnv(text: string): boolean {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const set = lines.filter((line) => /^(?:export\s+)?[A-Za-z_][\w.-]*\s*=/.test(line))
  return set.length > 0 && set.length >= lines.length * 0.6
}

/** Such as `Production` for `.env.production`; empty where the name does not tell. */
export function environmentOfName(path: string): string {
  const words = wordsOf(basename(path))
  return environments.find(([, names]) => words.some((word) => names.includes(word)))?.[0] ?? ''
}

const environments: readonly (readonly [string, readonly string[]])[] = [
  ['Production', ['production', 'prod', 'live']],
  ['Staging', ['staging', 'stage', 'preview', 'preprod']],
  ['Test', ['test', 'testing', 'ci', 'qa']],
  ['Development', ['development', 'develop', 'dev', 'local']],
]

type Kept = { readonly variable: Variable; readonly confidence: Confidence; readonly path: string }

function keep(seeds: Seed[], notes: NoteBook, { variable, confidence, path }: Kept): void {
  const { name, value, line } = variable
  if (seeds.length >= importLimits.rows) {
    notes.add('too-many', { line })
    return
  }
  const seed = seedOfTold({
    value,
    envVar: name,
    environment: environmentOfName(path),
    confidence,
    spots: [spotOf(path, variable)],
  })
  if (seed) seeds.push(seed)
  else notes.add('rows-too-long', { line })
}

function spotOf(path: string, { name, line }: Variable): Spot {
  // Whoever keeps it asks git; a file that was chosen alone says nothing of its work tree.
  const open = { at: null, sort: 'env', git: 'unknown', commit: null } as const
  return { path, shown: basename(path), line, variable: name.slice(0, 120), ...open }
}

function confidenceOf({ name, value }: Variable): Confidence | null {
  if (value === '' || saysPublic(name)) return null
  const says =
    saysKey(name) || wordsOf(name).some((word) => /^(?:pass|password|passwd|pwd|auth)$/.test(word))
  if (says) return looksMade(value) ? 'certain' : 'likely'
  return looksMade(value) || hasPassword(value) ? 'unsure' : null
}

/** Whether an address has a password in it, as those of databases have. */
function hasPassword(value: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i.test(value)
}

// The reader of places finds one variable at a time; a stretch of its own for each keeps it linear.
function variablesOf(text: string): readonly Variable[] {
  const unix = text.replaceAll(/\r\n?/g, '\n')
  const lineAt = lineCounter(unix)
  const spans = envFile('', 'secret').names(unix)
  return spans.flatMap(({ start, end }, index) => {
    const name = unix.slice(start, end).replace(/^export\s+/, '')
    const stretch = unix.slice(start, spans[index + 1]?.start ?? unix.length)
    const value = quietly(() => envFile(name, 'secret').find(stretch).secret?.value)
    return [{ name, value: value ?? '', line: lineAt(start) }]
  })
}
