import type { ItemSummary } from '../../../src-shared/item.ts'
import { listWords } from '../../words/en-list.ts'

/** Who says when a key was last used, or who cannot: never a date dressed up. */
export function useSource(row: Pick<ItemSummary, 'lastUsedSource' | 'providerName'>): string {
  const words = listWords.list
  if (row.lastUsedSource === 'keyturn') return words.from(listWords.app.name)
  if (row.lastUsedSource === 'provider') return words.from(row.providerName)
  return row.providerName === '' ? words.nobodySays : words.cantSay(row.providerName)
}
