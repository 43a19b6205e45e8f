import { useEffect, useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { limits } from '../../../src-shared/bounds.ts'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call, codeOf } from '../../api.ts'
import { useItems } from '../../stores/items.ts'

/** One key that works at the provider, with the entry it belongs to. */
export type LiveKey = { readonly item: ItemDetail; readonly version: VersionSummary }

type Found = { readonly keys: readonly LiveKey[] | null; readonly failed: ErrorCode | null }

/** The keys of the same linked account that take up a place there; read again when items change. */
export function useLiveKeys({ connectionId, providerName }: RotationView): Found {
  const [found, setFound] = useState<Found>({ keys: null, failed: null })
  // The list is read again after every change of an item, and so is this.
  const rows = useItems((state) => state.rows)
  useEffect(() => {
    let stale = false
    readLiveKeys(connectionId, providerName).then(
      (keys) => {
        if (!stale) setFound({ keys, failed: null })
      },
      (thrown: unknown) => {
        if (!stale) setFound({ keys: null, failed: codeOf(thrown) })
      },
    )
    return () => {
      stale = true
    }
  }, [connectionId, providerName, rows])
  return found
}

async function readLiveKeys(
  connectionId: RotationView['connectionId'],
  providerName: string,
): Promise<readonly LiveKey[]> {
  const ask = { text: '', group: null, sort: 'name', offset: 0, limit: limits.pageRows } as const
  const { rows } = await call('items.list', ask)
  const same = rows.filter((row) => row.providerName === providerName)
  const items = await Promise.all(same.map(({ id }) => call('items.get', { itemId: id })))
  return items
    .filter((item) => item.connectionId === connectionId)
    .flatMap((item) => item.versions.map((version) => ({ item, version })))
    .filter(({ version }) => version.stage !== 'revoked' && version.remoteId !== null)
}
