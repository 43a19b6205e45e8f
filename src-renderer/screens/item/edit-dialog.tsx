import { useId, useState, type SubmitEvent } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call, codeOf } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { reloadItems } from '../../stores/items.ts'
import { itemWords, listWords } from '../../words/en.ts'
import { EditFields } from './edit-fields.tsx'
import { editedFields } from './edited-fields.ts'

/** Changes what is written down about a key; its secret is not touched. */
export function EditDialog({
  item,
  onClose,
}: {
  readonly item: ItemDetail
  readonly onClose: () => void
}) {
  const formId = useId()
  const { busy, failed, submit } = useSaving(item, onClose)
  return (
    <Dialog
      title={itemWords.editor.title(splitName(item.summary.name).head)}
      wide
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
            {itemWords.editor.save}
          </Button>
        </>
      }
    >
      {failed !== null && (
        <ErrorCard
          code={failed}
          actions={
            failed === 'changed-elsewhere' && (
              <Button variant="plain" onClick={() => void reloadItems().then(onClose)}>
                {itemWords.editor.reload}
              </Button>
            )
          }
        />
      )}
      <form id={formId} className="edit-form" onSubmit={submit}>
        <EditFields item={item} />
      </form>
    </Dialog>
  )
}

function useSaving(item: ItemDetail, onSaved: () => void) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  const save = async (form: HTMLFormElement) => {
    setBusy(true)
    setFailed(null)
    try {
      const { name, fields } = editedFields(new FormData(form), item.fields)
      await call('items.edit', { itemId: item.summary.id, stamp: item.stamp, name, fields })
      await reloadItems()
      onSaved()
    } catch (thrown) {
      setFailed(codeOf(thrown))
      setBusy(false)
    }
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!busy) void save(event.currentTarget)
  }
  return { busy, failed, submit }
}
