/*
 * Reads details and secrets from an open file: verified at each touch, never kept.
 */
import type { ItemId, VersionId } from '../../src-shared/ids.ts'
import { Details } from '../../src-shared/item.ts'
import { fromHex } from '../crypto/bytes.ts'
import { checkedBody, frozen } from './body.ts'
import { kinds, noId } from './kinds.ts'
import { partKey } from './parts.ts'
import type { Kept, OwnerId } from './transaction.ts'
import type { VaultFile } from './vault-file.ts'

/** The details of an item, or null where it has none. */
export function detailsIn(file: VaultFile, id: ItemId): Kept<ItemId, Details> | null {
  return file.read(() => {
    const part = file.partsOf(id).get(partKey(kinds.details, noId))
    if (!part) return null
    const body = frozen(checkedBody(Details, file.openPart(part).json))
    return { id, stamp: part.stamp, body }
  })
}

/** A fresh copy of a secret, which the caller wipes, or null. */
export function secretIn(file: VaultFile, owner: OwnerId, version: VersionId): Uint8Array | null {
  return file.read(() => {
    const part = file.partsOf(owner).get(partKey(kinds.secret, fromHex(version)))
    return part ? file.openPart(part).raw : null
  })
}

/** Whether a secret is there, without decrypting it. */
export function hasSecretIn(file: VaultFile, owner: OwnerId, version: VersionId): boolean {
  return file.read(() => file.partsOf(owner).has(partKey(kinds.secret, fromHex(version))))
}
