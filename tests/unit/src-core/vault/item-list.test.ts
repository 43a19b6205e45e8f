import { describe, expect, it } from 'vitest'
import { haystackOf, pageOf, type SearchableRow } from '../../../../src-core/vault/item-list.ts'
import { summaryOf } from '../../../../src-core/vault/item-view.ts'
import { newOverview } from '../../../../src-core/vault/new-overview.ts'
import { dayMs } from '../../../../src-shared/clock.ts'
import { ItemId, VersionId } from '../../../../src-shared/ids.ts'
import { ItemFields, type Overview } from '../../../../src-shared/item.ts'
import type { ListQuery } from '../../../../src-shared/ipc-contract.ts'

const now = Date.UTC(2026, 10, 20, 14, 5)

const fields = ItemFields.parse({
  ...{ environment: 'Production', business: '', owner: 'Priya', integration: '', envVar: '' },
  ...{ purpose: '', callers: ['checkout/.env:12'], tags: [], canWrite: false, notes: '' },
  policy: { everyDays: 90, everyMonths: null, graceHours: 24 },
})

function item(name: string, ageDays: number | null): Overview {
  const kind = 'api-key'
  const start = { at: now, name, service: name, kind, fields, providerName: 'ATNA' } as const
  const overview = newOverview({ ...start, linked: null })
  const version = {
    ...{ id: VersionId.parse('ab'.repeat(16)), stage: 'current' as const, credentialId: 'cred_7' },
    ...{ remoteId: null, nameAtProvider: null, createdSource: null, lastUsedAt: now },
    createdAt: ageDays === null ? null : now - ageDays * dayMs,
    ...{ lastUsedSource: 'provider' as const, expiresAt: null, signer: false, hint: null },
    ...{ fingerprint: null, storedAt: now, replacedAt: null, graceEndsAt: null, revokedAt: null },
  }
  return { ...overview, versions: [version] }
}

function rows(...items: readonly Overview[]): SearchableRow[] {
  return items.map((overview, index) => ({
    row: summaryOf(ItemId.parse(String(index).padStart(32, '0')), overview, {
      ...{ now, replacement: null, sameSecretAs: null, replaceable: true },
      ...{ mixedWith: null, ownerLeftAt: null, idleAfterDays: 60 },
    }),
    haystack: haystackOf(overview),
  }))
}

const query: ListQuery = { text: '', group: null, sort: 'worst', offset: 0, limit: 100 }
const all = rows(item('fresh_one', 3), item('undated', null), item('late', 200), item('later', 300))

function names(change: Partial<ListQuery>): string[] {
  return pageOf(all, { ...query, ...change }).rows.map((row) => row.name)
}

describe('the list', () => {
  it('puts what needs a person first, the longest overdue on top', () => {
    expect(names({})).toEqual(['later', 'late', 'undated', 'fresh_one'])
  })

  it('sorts by age and by name', () => {
    expect(names({ sort: 'age' })).toEqual(['later', 'late', 'fresh_one', 'undated'])
    expect(names({ sort: 'name' })).toEqual(['fresh_one', 'late', 'later', 'undated'])
  })

  it('finds by every word anywhere: name, provider, owner, place and key ID', () => {
    expect(names({ text: 'LATE atna' })).toEqual(['later', 'late'])
    expect(names({ text: 'priya checkout cred_7 fresh' })).toEqual(['fresh_one'])
    expect(names({ text: 'late nowhere' })).toEqual([])
  })

  it('finds by badge', () => {
    expect(names({ text: 'is:overdue' })).toEqual(['later', 'late'])
  })

  it('counts the groups of what was found, and everything there is', () => {
    const page = pageOf(all, { ...query, text: 'late' })

    expect(page.groups).toEqual({ 'act-now': 2, 'due-soon': 0, 'cannot-tell': 0, fine: 0 })
    expect([page.total, page.all]).toEqual([2, 4])
  })

  it('gives one page of one group', () => {
    expect(names({ group: 'act-now', offset: 1, limit: 1 })).toEqual(['late'])
  })
})
