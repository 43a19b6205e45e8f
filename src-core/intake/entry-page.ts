// Which entries are shown, in which order: by provider, what is worst first.
// Promises the same order for the same entries, whatever was found first.
import { dayMs } from '../../src-shared/clock.ts'
import { isCommitted, worseStanding } from '../../src-shared/intake.ts'
import type { GitStanding, IntakeCounts } from '../../src-shared/intake.ts'
import type { IntakeFilter, IntakeGroup } from '../../src-shared/intake-contract.ts'
import { worstStanding, type EntryFacts } from './entry-view.ts'
import { isSure, type HeldEntry } from './held-entry.ts'

/** An entry with what is known around it. */
export type KnownEntry = EntryFacts & { readonly held: HeldEntry; readonly git: GitStanding }

/** What a filter leaves: row by row, and how many each provider has, in the same order. */
export type SortedEntries = {
  readonly rows: readonly KnownEntry[]
  readonly groups: IntakeGroup[]
}

const yearMs = 365 * dayMs
const mostGroups = 1_000

/** An entry with its standing, worked out once for sorting and counting. */
export function knownEntry(held: HeldEntry, facts: EntryFacts): KnownEntry {
  return { held, git: worstStanding(held), ...facts }
}

/** Those that a filter and a text leave, in the order of the list. */
export function sortedEntries(
  entries: readonly KnownEntry[],
  order: { readonly text: string; readonly filter: IntakeFilter; readonly now: number },
): SortedEntries {
  const words = order.text.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = entries.filter(
    (entry) => passes(entry, order.filter, order.now) && hasWords(entry, words),
  )
  const groups = [...Map.groupBy(shown, ({ held }) => held.draft.providerName)]
    .map(([providerName, rows]) => ({ providerName, rows: rows.toSorted(byUrgency) }))
    .toSorted((a, b) => byGroup(a, b))
  const drawn = fewEnough(groups)
  return {
    rows: drawn.flatMap(({ rows }) => rows),
    groups: drawn.map(({ providerName, rows }) => {
      return { providerName, count: rows.length, chosen: rows.filter((row) => row.chosen).length }
    }),
  }
}

/** No more groups than a page may name: those behind stand together with what has no provider. */
function fewEnough(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= mostGroups) return groups
  const behind = groups.slice(mostGroups - 1).flatMap(({ rows }) => rows)
  const rest = { providerName: '', rows: behind.toSorted(byUrgency) }
  return [...groups.slice(0, mostGroups - 1), rest]
}

/**
 * What there is, counted.
 *
 * What may be no key at all is among the keys and counts as not sure; it makes nothing committed,
 * old, or used in several places.
 */
export function countsOf(entries: readonly KnownEntry[], now: number): IntakeCounts {
  const sure = entries.filter(({ held }) => isSure(held))
  const count = (passing: (entry: KnownEntry) => boolean): number => sure.filter(passing).length
  const providers = sure.map(({ held }) => held.draft.providerName).filter((name) => name !== '')
  return {
    keys: entries.length,
    chosen: entries.filter(({ chosen }) => chosen).length,
    projects: new Set(sure.flatMap(({ held }) => held.seed.projects)).size,
    providers: new Set(providers).size,
    overYear: count((entry) => isOverYear(entry, now)),
    committed: count(({ git }) => isCommitted(git)),
    severalPlaces: count(isInSeveralPlaces),
    unsure: entries.length - sure.length,
    withoutSecret: entries.filter(({ held }) => held.seed.value === null).length,
    inVault: entries.filter(({ inVault }) => inVault !== null).length,
    checkable: entries.filter(({ canCheck }) => canCheck).length,
  }
}

function passes(entry: KnownEntry, filter: IntakeFilter, now: number): boolean {
  const sure = isSure(entry.held)
  switch (filter) {
    case 'all':
      return true
    case 'committed':
      return sure && isCommitted(entry.git)
    case 'over-year':
      return sure && isOverYear(entry, now)
    case 'several-places':
      return sure && isInSeveralPlaces(entry)
    case 'unsure':
      return !sure
    case 'in-vault':
      return entry.inVault !== null
    case 'chosen':
      return entry.chosen
  }
}

function isOverYear({ held: { seed } }: KnownEntry, now: number): boolean {
  return seed.since !== null && now - seed.since > yearMs
}

function isInSeveralPlaces({ held: { seed } }: KnownEntry): boolean {
  return seed.spots.length + seed.usedIn.length > 1
}

function hasWords(entry: KnownEntry, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { draft, seed } = entry.held
  const { name, providerName, environment, business, owner, integration, envVar } = draft
  const filed = [name, providerName, environment, business, owner, integration, envVar]
  const places = seed.spots.flatMap(({ shown, variable }) => [shown, variable])
  const more = [...draft.tags, ...seed.projects, ...seed.usedIn, ...places]
  const haystack = [...filed, seed.credentialId ?? '', ...more].join('\n').toLowerCase()
  return words.every((word) => haystack.includes(word))
}

/** The worst first: what git has, then what is oldest; what is perhaps no key at all last. */
function byUrgency(a: KnownEntry, b: KnownEntry): number {
  return (
    Number(isSure(b.held)) - Number(isSure(a.held)) ||
    standingOrder(a.git, b.git) ||
    (a.held.seed.since ?? Infinity) - (b.held.seed.since ?? Infinity) ||
    byText(a.held.draft.name, b.held.draft.name) ||
    byText(a.held.id, b.held.id)
  )
}

type Group = { readonly providerName: string; readonly rows: readonly KnownEntry[] }

function byGroup(a: Group, b: Group): number {
  const [one, other] = [a.rows[0], b.rows[0]]
  return (
    Number(a.providerName === '') - Number(b.providerName === '') ||
    (one && other ? standingOrder(one.git, other.git) : 0) ||
    b.rows.length - a.rows.length ||
    byText(a.providerName, b.providerName)
  )
}

/** Compares by how much a standing matters; those that no commit holds are alike. */
function standingOrder(a: GitStanding, b: GitStanding): number {
  if (a === b || (!isCommitted(a) && !isCommitted(b))) return 0
  return worseStanding(a, b) === a ? -1 : 1
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
