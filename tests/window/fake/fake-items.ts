import { ageInDays, badgesOf, dueOf, groupOfBadge } from '../../../src-shared/badges.ts'
import { Caller } from '../../../src-shared/caller.ts'
import type { ListPage, ListQuery } from '../../../src-shared/ipc-contract.ts'
import {
  currentVersion,
  type ItemDetail,
  type ItemSummary,
  type ListGroup,
  type Overview,
} from '../../../src-shared/item.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { policy } from '../../../src-shared/policy.ts'
import { ProviderId } from '../../../src-shared/provider.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'

/** An item as the fake keeps it. */
export type FakeItem = { id: ItemId; stamp: number; overview: Overview }

/** What is around an item in the fake vault. */
export type FakeAround = {
  readonly items: readonly FakeItem[]
  readonly rotations: readonly RotationView[]
  readonly now: number
}

const groupOrder: readonly ListGroup[] = ['act-now', 'due-soon', 'cannot-tell', 'fine']

function openRotation(item: FakeItem, rotations: readonly RotationView[]): RotationView | null {
  const isOpen = (view: RotationView) => view.step !== 'done' && view.step !== 'abandoned'
  return rotations.find((view) => view.itemId === item.id && isOpen(view)) ?? null
}

function badgesIn(item: FakeItem, { items, rotations, now }: FakeAround) {
  const print = currentVersion(item.overview)?.fingerprint ?? null
  const twin = items.find(
    (other) =>
      other.id !== item.id &&
      print !== null &&
      currentVersion(other.overview)?.fingerprint === print,
  )
  const open = openRotation(item, rotations)
  const replacement = open === null ? null : open.trouble === null ? 'waiting' : 'stopped'
  return badgesOf(item.overview, {
    now,
    replacement,
    sameSecretAs: twin?.overview.name ?? null,
    ...{ mixedWith: null, ownerLeftAt: null, idleAfterDays: policy.idleAfterDays.default },
  })
}

/** One row of the fake list. */
export function summaryOf(item: FakeItem, around: FakeAround): ItemSummary {
  const { overview } = item
  const version = currentVersion(overview)
  const [worst] = badgesIn(item, around)
  if (!worst) throw new RangeError('an item always has a badge')
  return {
    id: item.id,
    name: overview.name,
    service: overview.service,
    kind: overview.kind,
    provider: overview.provider,
    providerName: overview.providerName,
    environment: overview.environment,
    owner: overview.owner,
    firstCaller: overview.callers[0] ?? null,
    callerCount: overview.callers.length,
    createdAt: version?.createdAt ?? null,
    ageDays: version?.createdAt == null ? null : ageInDays(version.createdAt, around.now),
    policyDays: dueOf(overview)?.policyDays ?? null,
    lastUsedAt: version?.lastUsedAt ?? null,
    lastUsedSource: version?.lastUsedSource ?? 'unknown',
    neverUsed: version?.lastUsedSource !== 'unknown' && version?.lastUsedAt === null,
    group: groupOfBadge(worst.kind),
    worst,
    replaceable: version !== null,
  }
}

/** One page of the fake list. */
export function listPage(query: ListQuery, around: FakeAround): ListPage {
  const text = query.text.trim().toLowerCase()
  const matching = around.items
    .filter(({ overview }) =>
      [
        overview.name,
        overview.providerName,
        overview.owner,
        overview.environment,
        ...overview.callers,
      ]
        .join('\n')
        .toLowerCase()
        .includes(text),
    )
    .map((item) => summaryOf(item, around))
  const rows = matching
    .filter((row) => query.group === null || row.group === query.group)
    .sort((a, b) => compare(a, b, query.sort))
  const count = (group: ListGroup) => matching.filter((row) => row.group === group).length
  return {
    rows: rows.slice(query.offset, query.offset + query.limit),
    total: rows.length,
    all: around.items.length,
    groups: {
      'act-now': count('act-now'),
      'due-soon': count('due-soon'),
      'cannot-tell': count('cannot-tell'),
      fine: count('fine'),
    },
  }
}

function compare(a: ItemSummary, b: ItemSummary, sort: ListQuery['sort']): number {
  if (sort === 'name') return a.name.localeCompare(b.name)
  if (sort === 'age') return (b.ageDays ?? -1) - (a.ageDays ?? -1)
  if (sort === 'last-use') return (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0)
  const byGroup = groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group)
  return byGroup || (b.worst.days ?? 0) - (a.worst.days ?? 0) || a.name.localeCompare(b.name)
}

/** All of a fake item but its secrets. */
export function detailOf(item: FakeItem, around: FakeAround): ItemDetail {
  const { overview } = item
  const open = openRotation(item, around.rotations)
  return {
    summary: summaryOf(item, around),
    stamp: item.stamp,
    fields: {
      environment: overview.environment,
      business: overview.business,
      owner: overview.owner,
      integration: overview.integration,
      envVar: overview.envVar,
      purpose: overview.purpose,
      callers: overview.callers,
      tags: overview.tags,
      canWrite: overview.canWrite,
      policy: overview.policy,
      notes: notesOf(item),
    },
    connectionId: overview.connectionId,
    vendor: guideNameOf(overview.provider),
    readableAgain: overview.readableAgain,
    badges: [...badgesIn(item, around)],
    versions: overview.versions.map(({ fingerprint, ...version }) => ({
      ...version,
      hasSecret: fingerprint !== null,
    })),
    audit: [
      { at: around.now - 7_200_000, event: 'copied', versionId: null, why: null },
      { at: around.now - 30 * 3_600_000, event: 'revealed', versionId: null, why: null },
      { at: overview.addedAt, event: 'generate-stored', versionId: null, why: null },
    ],
    openRotationId: open?.id ?? null,
    places: (overview.places ?? []).map(({ id, ...rest }) => ({
      id,
      caller: Caller.safeParse({ id, ...rest }).data ?? null,
    })),
  }
}

/** The vendors of the two providers that the fake vault has keys of. */
function guideNameOf(provider: string | null): ItemDetail['vendor'] {
  if (provider === 'practice-atna') return ProviderId.parse('atna')
  return provider === 'practice-portal' ? ProviderId.parse('ckeditor') : null
}

function notesOf({ overview }: FakeItem): string {
  const { notes } = overview
  if (typeof notes === 'string') return notes
  return overview.service === 'risk_scoring'
    ? 'Asked for by the payments team.\nAsk Priya first.'
    : ''
}
