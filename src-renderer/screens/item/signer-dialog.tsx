import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords, listWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { switchSigner } from './switch-signer.ts'
import { useSignerLabel } from './use-signer-label.ts'

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
  const { busy, code, ask } = useAsking()
  const label = useSignerLabel(item)
  const words = itemWords.signer
  const confirm = () =>
    ask(async () => {
      await switchSigner(item.summary.id, versionId)
      onClose()
    })
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
            {label}
          </Button>
        </>
      }
    >
      <p>{words.text(visibleText(item.summary.providerName))}</p>
      <p>{words.other}</p>
      {code !== null && <ErrorCard code={code} />}
    </Dialog>
  )
}
