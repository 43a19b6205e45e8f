import type { FindResult } from '../src-core/index.ts'
import { dayMs } from '../src-shared/clock.ts'
import type { Confidence, Skipped, WhyKey } from '../src-shared/intake.ts'
import type { ItemKind } from '../src-shared/item.ts'
import { maskedHint } from '../src-shared/masking.ts'
import type { Seed } from '../src-shared/seed.ts'
import { isCommitted, worseStanding, type GitStanding, type Spot } from '../src-shared/spot.ts'
import type { FailRule } from './arguments.ts'

/** One key as it is told; nothing of it is the value. */
export type ReportedKey = {
  readonly provider: string
  readonly format: string | null
  readonly kind: ItemKind
  readonly confidence: Confidence
  readonly why: WhyKey
  /** Masked, such as `sk_live_•••••8Q2d`. */
  readonly hint: string
  readonly credentialId: string | null
  readonly variable: string
  readonly environment: string
  readonly projects: readonly string[]
  /** It is at least as old as this instant, in milliseconds, or null. */
  readonly since: number | null
  readonly sinceSource: 'git' | 'file' | null
  readonly isOverYear: boolean
  /** The worst of its places. */
  readonly git: GitStanding
  readonly places: readonly Spot[]
}

/** What a search found, ready to be printed. */
export type FindReport = {
  readonly keys: readonly ReportedKey[]
  readonly counts: {
    readonly keys: number
    readonly projects: number
    readonly providers: number
    readonly overYear: number
    readonly committed: number
    readonly severalPlaces: number
    /** Guesses, whether they are listed or not. */
    readonly unsure: number
  }
  readonly files: number
  readonly bytes: number
  readonly skipped: Skipped
  readonly gitUnknown: number
  /** Whether there are commits: they were not searched for what no file holds any more. */
  readonly hasGit: boolean
  readonly left: number
  /** The present instant, in milliseconds. */
  readonly now: number
}

const yearMs = 365 * dayMs

/** Makes a report, and wipes the values. */
export function reportOf(
  { seeds, files, bytes, skipped, gitUnknown, hasGit, left }: FindResult,
  { unsure, now }: { readonly unsure: boolean; readonly now: number },
): FindReport {
  const all = seeds.map((seed) => reportedKey(seed, now))
  const sure = all.filter(({ confidence }) => confidence !== 'unsure')
  const keys = unsure ? all : sure
  const counts = {
    keys: keys.length,
    projects: new Set(keys.flatMap(({ projects }) => projects)).size,
    providers: new Set(keys.map(({ provider }) => provider).filter((name) => name !== '')).size,
    overYear: keys.filter(({ isOverYear }) => isOverYear).length,
    committed: keys.filter(({ git }) => isCommitted(git)).length,
    severalPlaces: keys.filter(({ places }) => places.length > 1).length,
    unsure: all.length - sure.length,
  }
  return { keys, counts, files, bytes, skipped, gitUnknown, hasGit, left, now }
}

/** Whether a key was found that a rule is about; guesses never count. */
export function isFound({ keys }: FindReport, rule: FailRule): boolean {
  return keys.some((key) => key.confidence !== 'unsure' && isMeant(key, rule))
}

// What git could not tell is taken for the worse.
function isMeant({ git, isOverYear }: ReportedKey, rule: FailRule): boolean {
  switch (rule) {
    case 'exposed':
      return isCommitted(git) || git === 'untracked' || git === 'unknown'
    case 'committed':
      return isCommitted(git) || git === 'unknown'
    case 'old':
      return isOverYear
    case 'any':
      return true
    case 'none':
      return false
  }
}

function reportedKey(seed: Seed, now: number): ReportedKey {
  const { since, spots } = seed
  return {
    provider: seed.providerName,
    format: seed.format,
    kind: seed.kind,
    confidence: seed.confidence,
    why: seed.why,
    hint: hintOf(seed.value),
    credentialId: seed.credentialId,
    variable: seed.envVar,
    environment: seed.environment,
    projects: seed.projects,
    since,
    sinceSource: seed.sinceSource === 'told' ? null : seed.sinceSource,
    isOverYear: since !== null && now - since > yearMs,
    git: spots.map(({ git }) => git).reduce(worseStanding, 'none'),
    places: spots,
  }
}

// The text of the value lives for this one line.
function hintOf(value: Uint8Array | null): string {
  if (value === null) return ''
  const hint = maskedHint(new TextDecoder().decode(value))
  value.fill(0)
  return hint
}
