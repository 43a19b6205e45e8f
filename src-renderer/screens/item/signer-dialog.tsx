import { useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call, codeOf } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { reloadItems } from '../../stores/items.ts'
import { isFinished, putRotation } from '../../stores/rotations.ts'
import { itemWords, listWords } from '../../words/en.ts'

/** Says what changes for those who check signatures, then makes this key the one that signs. */
export function SignerDialog({
  item,
  versionId,
  onClose,
}: {
  readonly item: ItemDetail
  readonly versionId: VersionId
  readonly onClose: () => void
}) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  const words = itemWords.signer
  const confirm = async () => {
    setBusy(true)
    setFailed(null)
    try {
      const itemId = item.summary.id
      const view = await call('rotations.start', { kind: 'set-signer', itemId, versionId })
      putRotation(view)
      void reloadItems()
      onClose()
      if (!isFinished(view)) go({ screen: 'replacement', rotationId: view.id })
    } catch (thrown) {
      setFailed(codeOf(thrown))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={words.title(splitName(item.summary.name).head)}
      subtitle={visibleText(item.summary.name)}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" busy={busy} onClick={() => void confirm()}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <p>{words.text(visibleText(item.summary.providerName))}</p>
      <p>{words.other}</p>
      {failed !== null && <ErrorCard code={failed} />}
    </Dialog>
  )
}
