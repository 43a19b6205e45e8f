import { useId } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { listWords, webhookWords } from '../../words/en.ts'
import { useFirstWrong } from '../use-first-wrong.ts'
import { FactsFields } from './facts-fields.tsx'
import { useFactsForm } from './use-facts-form.ts'

const words = webhookWords.editor

/** Asks how deliveries are signed with a secret, and who checks them. */
export function FactsDialog({
  item,
  onSaved,
  onClose,
}: {
  readonly item: ItemDetail
  readonly onSaved?: () => void
  readonly onClose: () => void
}) {
  const formId = useId()
  const form = useFactsForm(item, () => {
    onSaved?.()
    onClose()
  })
  const element = useFirstWrong(form.wrong)
  return (
    <Dialog
      title={words.title(splitName(item.summary.name).head)}
      subtitle={visibleText(item.summary.name)}
      wide
      busy={form.busy}
      onClose={onClose}
      footer={<Foot form={form} formId={formId} onClose={onClose} />}
    >
      {form.code !== null && (
        <ErrorCard
          code={form.code}
          actions={
            form.code === 'changed-elsewhere' && (
              <Button variant="plain" onClick={() => void form.readAgain().then(onClose)}>
                {words.reload}
              </Button>
            )
          }
        />
      )}
      <form ref={element} id={formId} className="webhooks-form" noValidate onSubmit={form.submit}>
        <FactsFields form={form} item={item} />
      </form>
    </Dialog>
  )
}

function Foot({
  form,
  formId,
  onClose,
}: {
  readonly form: ReturnType<typeof useFactsForm>
  readonly formId: string
  readonly onClose: () => void
}) {
  return (
    <>
      {form.isKnown && (
        <Button variant="quiet" size="large" busy={form.busy} onClick={form.takeAway}>
          {words.forget}
        </Button>
      )}
      <Button variant="plain" size="large" onClick={onClose}>
        {listWords.app.cancel}
      </Button>
      <Button variant="filled" size="large" type="submit" form={formId} busy={form.busy}>
        {words.save}
      </Button>
    </>
  )
}
