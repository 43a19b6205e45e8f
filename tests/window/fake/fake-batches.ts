import type { BatchFilter, BatchPlanItem, BatchView, DueView } from '../../../src-shared/batch.ts'
import { BatchId } from '../../../src-shared/ids.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { summaryOf, type FakeItem } from './fake-items.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { sampleBatches } from './sample-batches.ts'
import { hexId } from './sample-items.ts'

/** What the fake answers about many keys at once, and about what is due. */
export function batchReplies(vault: FakeVault) {
  let batches = vault.extra === 'batches' ? sampleBatches(vault.items, Date.now()) : []
  let isQuiet = vault.extra === 'bare'
  const put = (view: BatchView) => {
    const isKnown = batches.some(({ id }) => id === view.id)
    batches = isKnown ? batches.map((one) => (one.id === view.id ? view : one)) : [view, ...batches]
    vault.tell('batches.changed', null)
    return view
  }
  return {
    'batches.plan': (filter) => {
      if (vault.extra === 'bare') refuse('internal')
      return vault.items.filter((item) => isIn(item, filter, vault)).map((item) => planned(item))
    },
    'batches.start': ({ title, reason, itemIds }) =>
      put({
        id: BatchId.parse(hexId('f', vault.next())),
        ...{ title, reason, startedAt: Date.now(), state: 'running' },
        items: itemIds.map((itemId, index) => ({
          itemId,
          name: vault.item(itemId).overview.name,
          rotationId: null,
          state: index === 0 ? 'running' : 'todo',
          code: null,
          at: null,
        })),
      }),
    'batches.list': () => batches,
    'batches.act': ({ batchId, action }) => {
      const view = batches.find(({ id }) => id === batchId) ?? refuse('not-found')
      if (action === 'stop') return put({ ...view, state: 'stopped' })
      if (action === 'resume') return put({ ...view, state: 'running' })
      const items = view.items.map((item) => {
        if (action === 'retry' && item.state === 'failed')
          return { ...item, state: 'running' as const, code: null }
        return action === 'end' && item.state === 'todo'
          ? { ...item, state: 'skipped' as const }
          : item
      })
      return put({ ...view, state: action === 'end' ? 'done' : 'running', items })
    },
    'batches.export': ({ path }) => (path.includes('taken') ? refuse('file-exists') : null),
    'due.state': () => ({
      ...dueOf(vault),
      ...{ quiet: isQuiet, reviewDue: vault.extra === 'review-due' },
    }),
    'due.quiet': () => {
      isQuiet = true
      vault.tell('due.changed', null)
      return null
    },
  } satisfies Partial<FakeBodies>
}

function isIn(item: FakeItem, filter: BatchFilter, vault: FakeVault): boolean {
  switch (filter.by) {
    case 'overdue':
      return summaryOf(item, vault.around).worst.kind === 'overdue'
    case 'owner':
      return item.overview.owner === filter.owner
    case 'account':
      return item.overview.connectionId === filter.connectionId
    case 'items':
      return filter.itemIds.includes(item.id)
  }
}

function planned({ id, overview }: FakeItem): BatchPlanItem {
  const breaks = ['risk_batch', 'chargeback'].includes(overview.service)
  const places = overview.callers.length + (overview.places?.length ?? 0)
  const strategy = overview.connectionId === null ? 'guided' : breaks ? 'in-place' : 'overlap'
  return {
    itemId: id,
    name: overview.name,
    providerName: overview.providerName,
    owner: overview.owner,
    strategy,
    breaks,
    places,
    byHand: overview.callers.length,
    hindrance: overview.service === 'openai_ingest' ? 'replacement-open' : null,
  }
}

function dueOf(vault: FakeVault): Omit<DueView, 'quiet'> {
  const rows = vault.items.map((item) => summaryOf(item, vault.around))
  const count = (kind: string) => rows.filter((row) => row.worst.kind === kind).length
  const overdue = rows.filter((row) => row.worst.kind === 'overdue')
  return {
    overdue: overdue.length,
    dueSoon: count('due-soon'),
    expired: count('expired'),
    oldStillWork: 0,
    first: overdue.slice(0, 5).map(({ id, name, worst }) => ({
      itemId: id,
      name,
      at: worst.at ?? Date.now(),
    })),
  }
}
