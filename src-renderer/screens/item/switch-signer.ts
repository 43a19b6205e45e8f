import type { ItemId, VersionId } from '../../../src-shared/ids.ts'
import { call } from '../../api.ts'
import { go } from '../../stores/app.ts'
import { reloadItems } from '../../stores/items.ts'
import { isFinished, putRotation } from '../../stores/rotations.ts'

/** Makes a key the one that signs, in one order; shows it where that is not done at once. */
export async function switchSigner(itemId: ItemId, versionId: VersionId): Promise<void> {
  const view = await call('rotations.start', { kind: 'set-signer', itemId, versionId })
  putRotation(view)
  void reloadItems()
  if (!isFinished(view)) go({ screen: 'replacement', rotationId: view.id })
}
