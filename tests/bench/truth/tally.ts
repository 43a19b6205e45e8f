import { maskedHint } from '../../../src-shared/masking.ts'
import type { Candidate } from '../../../src-core/find/candidate.ts'
import type { Planted } from './planted.ts'

/** What was found in one file. */
export type Judged = {
  readonly path: string
  readonly found: readonly (Omit<Candidate, 'value'> & { readonly value: string })[]
}

type Row = {
  planted: number
  found: number
  sure: number
  named: number
  wrong: number
  wrongSure: number
}

/** Prints the tables; false where a key that tells itself was missed, or a wrong one is sure. */
export function printTruth(planted: readonly Planted[], judged: readonly Judged[]): boolean {
  const byPath = new Map(judged.map(({ path, found }) => [path, found]))
  const bySort = new Map<string, Row>()
  const byProvider = new Map<string, Row>()
  const missed: string[] = []
  for (const key of planted) {
    const hit = byPath.get(key.path)?.find(({ value }) => value === key.value)
    const provider =
      key.provider === ''
        ? (key.format?.id ?? (key.isByHand ? 'a person chose it' : 'no provider'))
        : key.provider
    for (const row of [rowOf(bySort, key.sort), rowOf(byProvider, provider)]) {
      row.planted += 1
      if (hit) row.found += 1
      if (hit?.providerName === key.provider) row.named += 1
      if (isSure(hit)) row.sure += 1
    }
    if (!hit) missed.push(`${key.path} ${key.format?.id ?? '-'} ${maskedHint(key.value)}`)
  }
  const wrong = wrongOnes(planted, judged)
  for (const { sort, confidence, providerName } of wrong) {
    for (const row of [
      rowOf(bySort, sort),
      rowOf(byProvider, providerName === '' ? 'no provider' : providerName),
    ]) {
      row.wrong += 1
      if (confidence !== 'unsure') row.wrongSure += 1
    }
  }
  print('By sort of file', bySort)
  print('By provider', byProvider)
  list('Missed', missed)
  list(
    'Wrongly taken for a key',
    wrong.map(
      (one) =>
        `${one.path}:${one.line} ${one.variable} ${one.confidence} ${one.why} ${maskedHint(one.value)}`,
    ),
  )
  const isTellingMissed = planted.some(
    (key) =>
      key.format?.words.length === 0 &&
      !byPath.get(key.path)?.some(({ value }) => value === key.value),
  )
  return !isTellingMissed && wrong.every(({ confidence }) => confidence === 'unsure')
}

function isSure(hit: Judged['found'][number] | undefined): boolean {
  return hit !== undefined && hit.confidence !== 'unsure'
}

type Wrong = Judged['found'][number] & { readonly path: string }

function wrongOnes(planted: readonly Planted[], judged: readonly Judged[]): Wrong[] {
  const true_ = new Set(planted.map(({ path, value }) => `${path}\n${value}`))
  return judged.flatMap(({ path, found }) =>
    found.filter(({ value }) => !true_.has(`${path}\n${value}`)).map((one) => ({ ...one, path })),
  )
}

function rowOf(rows: Map<string, Row>, name: string): Row {
  const row = rows.get(name) ?? { planted: 0, found: 0, sure: 0, named: 0, wrong: 0, wrongSure: 0 }
  rows.set(name, row)
  return row
}

function print(title: string, rows: ReadonlyMap<string, Row>): void {
  const all: Row = { planted: 0, found: 0, sure: 0, named: 0, wrong: 0, wrongSure: 0 }
  for (const row of rows.values()) {
    for (const name of ['planted', 'found', 'sure', 'named', 'wrong', 'wrongSure'] as const) {
      all[name] += row[name]
    }
  }
  const head = `${title.padEnd(26)}planted  recall  sure  right provider  precision  of the sure\n`
  process.stdout.write(`\n${head}`)
  for (const [name, row] of [...rows].toSorted(([a], [b]) => a.localeCompare(b))) line(name, row)
  line('all', all)
}

function line(name: string, { planted, found, sure, named, wrong, wrongSure }: Row): void {
  const cells = [
    name.padEnd(26),
    String(planted).padStart(7),
    share(found, planted).padStart(8),
    share(sure, planted).padStart(6),
    share(named, found).padStart(16),
    share(found, found + wrong).padStart(11),
    share(sure, sure + wrongSure).padStart(13),
  ]
  process.stdout.write(`${cells.join('')}\n`)
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3)
}

function list(title: string, lines: readonly string[]): void {
  process.stdout.write(`\n${title}: ${lines.length}\n`)
  for (const one of lines.slice(0, 200)) process.stdout.write(`  ${one}\n`)
}
