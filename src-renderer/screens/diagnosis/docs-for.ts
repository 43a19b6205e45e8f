import type { Guide } from '../../../src-shared/guide.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import { notFiringDocs } from '../webhooks/not-firing-docs.ts'

/**
 * The vendor's pages on a key that does not work, those that fit it first.
 *
 * Where deliveries fail, pages on calls that are refused do not help, and the other way round.
 */
export function docsFor(guide: Pick<Guide, 'docs'> | null, kind: ItemKind): Guide['docs'] {
  if (guide === null) return []
  const deliveries = notFiringDocs(guide)
  const refusals = guide.docs.filter(({ title }) => /auth errors/i.test(title))
  const [first, left] = kind === 'webhook-secret' ? [deliveries, refusals] : [refusals, deliveries]
  const others = guide.docs.filter((doc) => !first.includes(doc) && !left.includes(doc))
  return [...first, ...others]
}
