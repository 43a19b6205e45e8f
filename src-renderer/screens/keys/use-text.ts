import type { ItemSummary } from '../../../src-shared/item.ts'
import { visibleText } from '../../format/visible-text.ts'
import { listWords } from '../../words/en-list.ts'

/** Who says when a key was last used, or who cannot: never a date dressed up. */
export function useSource(row: Pick<ItemSummary, 'lastUsedSource' | 'providerName'>): string {
  const words = listWords.list
  const provider = visibleText(row.providerName)
  if (row.lastUsedSource === 'keyturn') return words.from(listWords.app.name)
  if (row.lastUsedSource === 'provider') return words.from(provider)
  return provider === '' ? words.nobodySays : words.cantSay(provider)
}
