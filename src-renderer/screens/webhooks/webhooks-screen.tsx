import type { ItemId } from '../../../src-shared/ids.ts'
import { Screen } from '../../frame/screen.tsx'

/** Not drawn yet. */
export function WebhooksScreen({ itemId: _itemId }: { readonly itemId: ItemId | null }) {
  return (
    <Screen label="Webhooks" bar={<h1>Webhooks</h1>}>
      <p>Webhooks</p>
    </Screen>
  )
}
