import { useEffect, useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import { call, codeOf } from '../../api.ts'

/** Reads every key's row, whatever the list of keys shows at the moment. */
export function useAllKeys() {
  const [rows, setRows] = useState<readonly ItemSummary[] | null>(null)
  const [code, setCode] = useState<ErrorCode | null>(null)
  useEffect(() => {
    let isWanted = true
    readAll().then(
      (all) => isWanted && setRows(all),
      (thrown: unknown) => isWanted && setCode(codeOf(thrown)),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return { rows, code }
}

async function readAll(): Promise<readonly ItemSummary[]> {
  const rows: ItemSummary[] = []
  for (;;) {
    const page = await call('items.list', {
      ...{ text: '', group: null, sort: 'name' },
      ...{ offset: rows.length, limit: 500 },
    })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}
