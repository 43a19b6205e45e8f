import type { CallerView } from '../../../src-shared/caller.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { reloadItems } from '../../stores/items.ts'
import { listWords, placeWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { placeText } from './place-text.ts'

/** Says what removing a place does and does not do, and removes it. */
export function RemovePlaceDialog({
  item,
  place,
  onClose,
}: {
  readonly item: ItemDetail
  readonly place: CallerView
  readonly onClose: () => void
}) {
  const { busy, code, ask } = useAsking()
  const text = place.caller && placeText(place.caller)
  const remove = () =>
    ask(async () => {
      const of = { itemId: item.summary.id, stamp: item.stamp }
      await call('places.remove', { ...of, callerId: place.id })
      await reloadItems()
      onClose()
    })
  return (
    <Dialog
      title={placeWords.removeTitle}
      subtitle={visibleText(
        text ? [text.what, text.where].filter(Boolean).join(', ') : placeWords.later,
      )}
      busy={busy}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" busy={busy} onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" busy={busy} onClick={() => void remove()}>
            {placeWords.removeDo}
          </Button>
        </>
      }
    >
      {place.caller === null && <p>{placeWords.laterLead}</p>}
      <p>{placeWords.removeText}</p>
      {code !== null && <ErrorCard code={code} />}
    </Dialog>
  )
}
