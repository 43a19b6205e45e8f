import type { ItemDetail } from '../../../src-shared/item.ts'
import { useGuide } from '../../stores/guides.ts'
import { itemWords } from '../../words/en.ts'

/** What the button is called that makes a key the one that signs: by its vendor's own word. */
export function useSignerLabel({ vendor }: Pick<ItemDetail, 'vendor'>): string {
  return useGuide(vendor)?.labels.useWithWebhooks ?? itemWords.useForWebhooks
}
