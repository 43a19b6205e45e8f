// Makes the item that an entry is kept as.
// Promises dates with who says so, and none where nobody does: the age of a file is not a key's.
// Must not write anything itself.
import type { VersionId } from '../../src-shared/ids.ts'
import { parseItemName, toServiceName } from '../../src-shared/item-name.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import { defaultRotationPolicy, newOverview } from '../vault/new-overview.ts'
import { secretHint } from '../vault/secret-hint.ts'
import { clipped } from './clipped.ts'
import type { FoundPlaces } from './entry-places.ts'
import { sightingsWith, type LookedThrough } from './entry-sightings.ts'
import { isNameOurs, type HeldEntry } from './held-entry.ts'

/** What a new item is made of. */
export type NewItemOrder = {
  readonly held: HeldEntry
  readonly name: string
  readonly found: FoundPlaces
  readonly look: LookedThrough
  readonly versionId: VersionId
  /** The keyed fingerprint of the value; null without one. */
  readonly fingerprint: string | null
}

/** An item that is not written yet. */
export type NewItemParts = { readonly overview: Overview; readonly notes: string }

/** The item that an entry is kept as. */
export function newItemOf(order: NewItemOrder): NewItemParts {
  const { held, name, found, look, versionId } = order
  const { kind, providerName, tags, ...texts } = held.draft
  const { environment, business, owner, integration, envVar, purpose } = texts
  const notes = notesOf(held)
  const overview = newOverview({
    at: look.at,
    name,
    service: parseItemName(name)?.service ?? toServiceName(name),
    kind,
    fields: {
      ...{ environment, business, owner, integration, envVar, purpose, notes },
      callers: [...found.words],
      tags: [...tags],
      canWrite: false,
      policy: defaultRotationPolicy,
    },
    providerName,
    linked: null,
  })
  const seen = sightingsWith(null, { held, versionId }, look)
  return {
    overview: {
      ...overview,
      ...(found.places.length === 0 ? {} : { places: [...found.places] }),
      ...(seen === null ? {} : { seen }),
      versions: [firstVersion(order)],
    },
    notes,
  }
}

function firstVersion(order: NewItemOrder): SecretVersion {
  const { held, versionId, fingerprint, look } = order
  const { seed } = held
  return {
    id: versionId,
    stage: 'current',
    credentialId: seed.credentialId,
    remoteId: null,
    nameAtProvider: null,
    ...createdOf(order),
    ...lastUsedOf(held),
    expiresAt: seed.expiresAt,
    signer: false,
    hint: seed.value && secretHint(seed.value),
    fingerprint,
    storedAt: look.at,
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
  }
}

/** A name of our own making states the minute in which it was made, and not the age of the key. */
function createdOf({
  held,
  name,
  look,
}: Pick<NewItemOrder, 'held' | 'name' | 'look'>): Pick<
  SecretVersion,
  'createdAt' | 'createdSource'
> {
  const { sinceSource } = held.seed
  // Whoever tells of a key that is yet to be made is mistaken.
  const since = (held.seed.since ?? Infinity) <= look.at ? held.seed.since : null
  if (since !== null && sinceSource === 'git') return { createdAt: since, createdSource: 'git' }
  if (since !== null && sinceSource === 'told') {
    return { createdAt: since, createdSource: 'imported' }
  }
  const named = isNameOurs(held) ? null : (parseItemName(name)?.instant ?? null)
  return { createdAt: named, createdSource: named === null ? null : 'name' }
}

/** Only a provider's own report counts; what a table says stands in the notes. */
function lastUsedOf({
  seed,
  isReported,
}: HeldEntry): Pick<SecretVersion, 'lastUsedAt' | 'lastUsedSource'> {
  return isReported
    ? { lastUsedAt: seed.lastUsedAt, lastUsedSource: 'provider' }
    : { lastUsedAt: null, lastUsedSource: 'unknown' }
}

function notesOf({ seed, isReported }: HeldEntry): string {
  const { lastUsedAt, text } = seed
  const told =
    isReported || lastUsedAt === null ? '' : `Last used: ${new Date(lastUsedAt).toISOString()}`
  const room = limits.notes - told.length - 2
  return [clipped(text, room), told].filter(Boolean).join('\n\n')
}
