import { useEffect, useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { call, codeOf } from '../../api.ts'

/** The keys that could sign and are not among `keys` yet; null until they were read. */
export function useCandidates(keys: readonly WebhookKey[]) {
  const [read, setRead] = useState<readonly ItemSummary[] | null>(null)
  const [code, setCode] = useState<ErrorCode | null>(null)
  useEffect(() => {
    let isShown = true
    readAll().then(
      (rows) => {
        if (isShown) setRead(rows)
      },
      (thrown: unknown) => {
        if (isShown) setCode(codeOf(thrown))
      },
    )
    return () => {
      isShown = false
    }
  }, [])
  const known = new Set(keys.map(({ itemId }) => itemId))
  return { rows: read?.filter(({ id }) => !known.has(id)) ?? null, code }
}

async function readAll(): Promise<readonly ItemSummary[]> {
  const rows: ItemSummary[] = []
  for (;;) {
    const asked = { text: '', group: null, sort: 'name', limit: 500 } as const
    const page = await call('items.list', { ...asked, offset: rows.length })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}
