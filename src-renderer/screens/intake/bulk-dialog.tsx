import { useId, useState, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { editChosen } from '../../stores/intake-actions.ts'
import { openEntry, shownChosen, useIntake } from '../../stores/intake.ts'
import { intakePartWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { bulkChange } from './draft-change.ts'
import { DraftFields, TagField } from './draft-fields.tsx'

const words = intakePartWords.bulk
const fields = ['providerName', 'environment', 'owner', 'business', 'integration'] as const

/** Changes the proposals of all that are ticked and shown at once. */
export function BulkDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const count = useIntake(shownChosen)
  const { busy, code, isNothing, submit, forget } = useChanging(onClose)
  return (
    <Dialog
      title={words.title(count)}
      subtitle={words.lead}
      onClose={onClose}
      busy={busy}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id={formId} className="entry-form" noValidate onSubmit={submit} onChange={forget}>
        <DraftFields fields={fields} draft={null} autoFocus />
        <TagField />
        {isNothing && (
          <p role="alert" className="intake-alert">
            {words.nothing}
          </p>
        )}
        {code !== null && <ErrorCard code={code} />}
      </form>
    </Dialog>
  )
}

function useChanging(onDone: () => void) {
  const { busy, code, ask } = useAsking()
  const [isNothing, setIsNothing] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const change = bulkChange(new FormData(event.currentTarget))
    const nothing = Object.keys(change).length === 0
    setIsNothing(nothing)
    if (nothing) return
    void ask(async () => {
      await editChosen(change)
      // The form of an open entry holds what was before, and would put it back.
      await openEntry(null)
      onDone()
    })
  }
  return { busy, code, isNothing, submit, forget: () => setIsNothing(false) }
}
