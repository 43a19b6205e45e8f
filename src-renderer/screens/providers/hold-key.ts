import type { ProviderKey } from '../../../src-shared/connections-contract.ts'
import type { ConnectionId, VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'

/** A key of the list with its item, which is taken into the vault first where it is not there. */
export type HeldKey = { readonly item: ItemDetail; readonly versionId: VersionId }

/** Reads the item of a listed key; takes the key into the vault where it is not there yet. */
export async function holdKey(
  connectionId: ConnectionId,
  { itemId, remoteId }: Pick<ProviderKey, 'itemId' | 'remoteId'>,
): Promise<HeldKey | null> {
  const known = itemId ?? (await call('connections.adopt', { connectionId, remoteId })).itemId
  const item = await call('items.get', { itemId: known })
  const version = item.versions.find((one) => one.remoteId === remoteId && one.stage !== 'revoked')
  return version ? { item, versionId: version.id } : null
}
