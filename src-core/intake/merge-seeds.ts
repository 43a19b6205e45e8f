// Puts together what is known of one value from several finds.
// Promises that no place, tag, note or date is lost, and that the surer find has the last word.
// Must not compare, keep or wipe values: whoever merges knows that they are equal.
import type { Confidence, Spot } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'

/** The most places that are kept of one value; further ones are counted nowhere. */
export const mostSpots = 1_000

const ranks: readonly Confidence[] = ['unsure', 'likely', 'certain']

/** One seed of two with the same value; the value is that of `one`. */
export function mergeSeeds(one: Seed, other: Seed): Seed {
  const isSurer = ranks.indexOf(other.confidence) > ranks.indexOf(one.confidence)
  const [best, rest] = isSurer ? [other, one] : [one, other]
  return {
    ...best,
    value: one.value,
    credentialId: best.credentialId ?? rest.credentialId,
    format: best.format ?? rest.format,
    kind: best.kind === 'other' ? rest.kind : best.kind,
    name: best.name ?? rest.name,
    ...texts(best, rest),
    environment: agreed(best.environment, rest.environment),
    tags: union(best.tags, rest.tags),
    usedIn: union(best.usedIn, rest.usedIn),
    text: union([best.text], [rest.text]).filter(Boolean).join('\n\n'),
    ...older(one, other),
    lastUsedAt: later(one.lastUsedAt, other.lastUsedAt),
    expiresAt: best.expiresAt ?? rest.expiresAt,
    spots: mergeSpots(one.spots, other.spots),
    projects: union(one.projects, other.projects).toSorted(),
    notes: union(best.notes, rest.notes),
  }
}

const textFields = [
  'providerName',
  'business',
  'owner',
  'integration',
  'envVar',
  'purpose',
] as const
type Texts = Pick<Seed, (typeof textFields)[number]>

function texts(best: Seed, rest: Seed): Texts {
  const taken = { ...best }
  for (const field of textFields) if (best[field] === '') taken[field] = rest[field]
  return taken
}

/** A key that is used in two environments belongs to neither. */
function agreed(one: string, other: string): string {
  if (one === '' || other === '') return one + other
  return one === other ? one : ''
}

/** The older of two dates, with who says so: a key is at least as old as its oldest trace. */
function older(one: Seed, other: Seed): Pick<Seed, 'since' | 'sinceSource'> {
  const { since, sinceSource } = (other.since ?? Infinity) < (one.since ?? Infinity) ? other : one
  return { since, sinceSource }
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function union<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return [...new Set([...one, ...other])]
}

/** Each place once; of two reports of one place the newer counts. */
export function mergeSpots(one: readonly Spot[], other: readonly Spot[]): readonly Spot[] {
  const byPlace = new Map([...one, ...other].map((spot) => [placeOf(spot), spot]))
  return [...byPlace.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, mostSpots)
    .map(([, spot]) => spot)
}

function placeOf({ path, line, variable, at, commit }: Spot): string {
  // In the order of people's reading: by file, then by line.
  return JSON.stringify([path, String(line ?? 0).padStart(9, '0'), variable, at, commit])
}
