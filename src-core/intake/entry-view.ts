// What the window may see of a key that lies ready: everything but its value.
// Promises a masked form of the value, by the rule of src-shared/masking.ts.
import type { Entry, GitStanding, Spot } from '../../src-shared/intake.ts'
import { isCommitted, worseStanding } from '../../src-shared/intake.ts'
import { maskedHint } from '../../src-shared/masking.ts'
import { limits } from '../../src-shared/policy.ts'
import { clipped, clippedAll } from './clipped.ts'
import type { HeldEntry } from './held-entry.ts'
import type { VaultMatch } from './vault-matches.ts'

/** What is known around an entry. */
export type EntryFacts = {
  readonly inVault: VaultMatch | null
  readonly chosen: boolean
  readonly canCheck: boolean
}

const shownSpots = 20
const shownProjects = 50

/** One entry as the window shows it. */
export function entryView(held: HeldEntry, { inVault, chosen, canCheck }: EntryFacts): Entry {
  const { id, seed, draft, check } = held
  return {
    ...{ id, draft, check, chosen, canCheck },
    hint: hintOf(seed.value),
    credentialId: seed.credentialId,
    format: seed.format,
    confidence: seed.confidence,
    why: seed.why,
    spots: worstFirst(seed.spots).slice(0, shownSpots),
    spotCount: seed.spots.length,
    projects: clippedAll(seed.projects, { each: limits.label, count: shownProjects }),
    since: seed.since,
    sinceSource: seed.since === null ? null : seed.sinceSource,
    lastUsedAt: seed.lastUsedAt,
    expiresAt: seed.expiresAt,
    git: worstStanding(held),
    inVault: inVault && { itemId: inVault.itemId, name: inVault.name },
    notes: [...seed.notes],
  }
}

/** The worst standing towards git of all its places. */
export function worstStanding({ seed }: HeldEntry): GitStanding {
  return seed.spots.reduce<GitStanding>((worst, { git }) => worseStanding(worst, git), 'none')
}

/**
 * The place that matters most first: it is the one that a row of the list names.
 *
 * Of places that matter alike a file comes first: it can be opened and looked at, an earlier commit
 * cannot.
 */
function worstFirst(spots: readonly Spot[]): readonly Spot[] {
  return spots.toSorted(
    (a, b) => byStanding(a.git, b.git) || Number(a.commit !== null) - Number(b.commit !== null),
  )
}

/** What no commit has, and none is about to get, is alike: ignored, or outside of git. */
function byStanding(a: GitStanding, b: GitStanding): number {
  const [one, other] = [matters(a), matters(b)]
  if (a === b || (!one && !other)) return 0
  if (one !== other) return one ? -1 : 1
  return worseStanding(a, b) === a ? -1 : 1
}

function matters(standing: GitStanding): boolean {
  return isCommitted(standing) || standing === 'untracked'
}

function hintOf(value: Uint8Array | null): string | null {
  if (!value) return null
  return clipped(maskedHint(new TextDecoder('utf-8', { fatal: false }).decode(value)), 64)
}
