/**
 * Where batches of replacements are written down: in the vault's settings, the newest few.
 *
 * One that a later version wrote is kept as it stands and not shown. Nothing here decides what is
 * done next.
 */
import { z } from 'zod'
import { Batch } from '../../src-shared/batch.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { BatchId, ItemId } from '../../src-shared/ids.ts'
import { limits } from '../../src-shared/policy.ts'
import type { VaultSettings } from '../vault/settings.ts'
import type { RotationVault } from './context.ts'

/** What the book is written in. */
export type BatchVault = Pick<RotationVault, 'settings' | 'transact'>

/** One key of a batch, as it is written down. */
export type BatchItem = Batch['items'][number]

/** Every batch that this version understands, the newest first. */
export function batchesIn({ batches }: Pick<VaultSettings, 'batches'>): readonly Batch[] {
  const known = entriesOf(batches).flatMap((entry) => Batch.safeParse(entry).data ?? [])
  return known.sort((a, b) => b.startedAt - a.startedAt)
}

/** One batch; throws 'not-found'. */
export function batchById(session: BatchVault, id: BatchId): Batch {
  const found = batchesIn(session.settings().body).find((batch) => batch.id === id)
  if (!found) throw new VaultError('not-found')
  return found
}

/** Writes a new batch; the oldest that is over makes room, and if none is: 'not-allowed-now'. */
export function addBatch(session: BatchVault, batch: Batch): void {
  session.transact((tx) => {
    const { body, stamp } = session.settings()
    const entries = entriesOf(body.batches)
    const over = batchesIn(body).filter(({ state }) => state === 'done')
    const isFull = entries.length >= limits.batches
    const gone = isFull ? over.at(-1)?.id : null
    if (gone === undefined) throw new VaultError('not-allowed-now')
    const kept = entries.filter((entry) => gone === null || idOf(entry) !== gone)
    tx.putSettings({ ...body, batches: [batch, ...kept] }, stamp)
  })
}

/** Changes a batch as it stands now, and gives it back; one that stays the same is not written. */
export function changeBatch(
  session: BatchVault,
  id: BatchId,
  change: (batch: Batch) => Batch,
): { readonly batch: Batch; readonly isNew: boolean } {
  const { body, stamp } = session.settings()
  const before = batchById(session, id)
  const batch = change(before)
  if (batch === before) return { batch, isNew: false }
  const batches = entriesOf(body.batches).map((entry) => (idOf(entry) === id ? batch : entry))
  session.transact((tx) => tx.putSettings({ ...body, batches }, stamp))
  return { batch, isNew: true }
}

/** The batch with one of its keys changed. */
export function withItem(batch: Batch, itemId: ItemId, change: Partial<BatchItem>): Batch {
  const items = batch.items.map((item) => (item.itemId === itemId ? { ...item, ...change } : item))
  return { ...batch, items }
}

function entriesOf(batches: unknown): readonly unknown[] {
  return z.array(z.unknown()).safeParse(batches).data ?? []
}

function idOf(entry: unknown): string | null {
  return z.looseObject({ id: z.string() }).safeParse(entry).data?.id ?? null
}
