import type { ItemDetail } from '../../../src-shared/item.ts'

/** What removing an entry leaves behind in the world. */
export function fateOf(
  item: Pick<ItemDetail, 'versions'>,
): 'no-secret' | 'all-off' | 'still-works' {
  if (item.versions.length === 0) return 'no-secret'
  const works = item.versions.some(({ stage }) => stage !== 'revoked')
  if (!works) return 'all-off'
  return item.versions.some(({ hasSecret }) => hasSecret) ? 'still-works' : 'no-secret'
}
