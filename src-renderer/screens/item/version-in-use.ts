import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'

/** The version in use of an item, or null for an inventory entry. */
export function versionInUse(item: Pick<ItemDetail, 'versions'>): VersionSummary | null {
  return item.versions.find((version) => version.stage === 'current') ?? null
}

/** The version that stands for an item: the one in use, or else the newest of those that are not. */
export function mainVersion(item: Pick<ItemDetail, 'versions'>): VersionSummary | null {
  const newestFirst = item.versions.toSorted((a, b) => bornAt(b) - bornAt(a))
  return versionInUse(item) ?? newestFirst[0] ?? null
}

/** Whether a version still works at its provider, as far as the vault knows. */
export function isAlive(version: Pick<VersionSummary, 'stage'>): boolean {
  return version.stage !== 'revoked'
}

/** Whether Keyturn can turn a version off: it is alive, and made through a linked account. */
export function canTurnOff(
  item: Pick<ItemDetail, 'connectionId'>,
  version: Pick<VersionSummary, 'stage' | 'remoteId'>,
): boolean {
  return item.connectionId !== null && version.remoteId !== null && isAlive(version)
}

function bornAt(version: VersionSummary): number {
  return version.createdAt ?? version.storedAt
}
