import { useId, useState, type SubmitEvent } from 'react'
import type { Entry } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { choose, editEntries, goIntake, keepChosen } from '../../stores/intake-actions.ts'
import { intakeStore } from '../../stores/intake.ts'
import { intakePartWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { changeOfForm } from './draft-change.ts'
import { DraftFields, NameAndKind, TagField } from './draft-fields.tsx'

const words = intakePartWords.paste
const fields = ['providerName', 'environment', 'owner', 'integration', 'envVar'] as const

/** The one key of a pasted text: what it is taken for, and what it is kept as. */
export function PastedKey({
  entry,
  onAgain,
  onClose,
}: {
  readonly entry: Entry
  readonly onAgain: () => void
  readonly onClose: () => void
}) {
  const formId = useId()
  const { busy, code, nameless, submit } = useKeepingOne(entry, onClose)
  return (
    <Dialog
      title={words.oneTitle}
      subtitle={<Mono>{entry.hint ?? ''}</Mono>}
      onClose={onClose}
      busy={busy}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={onAgain}>
            {words.again}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
            {words.keep}
          </Button>
        </>
      }
    >
      <form id={formId} className="entry-form" noValidate onSubmit={submit}>
        <p className="intake-lead">
          {intakePartWords.panel.confidence[entry.confidence]}{' '}
          {intakePartWords.panel.reasons[entry.why]}
        </p>
        {entry.inVault !== null && (
          <Notice tone="plain">
            {intakePartWords.panel.inVault(visibleText(entry.inVault.name))}
          </Notice>
        )}
        <NameAndKind
          autoFocus
          draft={entry.draft}
          error={nameless ? intakePartWords.fields.nameEmpty : null}
        />
        <DraftFields fields={fields} draft={entry.draft} />
        <TagField />
        {code !== null && <ErrorCard code={code} />}
      </form>
    </Dialog>
  )
}

function useKeepingOne(entry: Entry, onClose: () => void) {
  const [nameless, setNameless] = useState(false)
  const { busy, code, ask } = useAsking()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const change = changeOfForm(new FormData(event.currentTarget))
    setNameless(change.name === undefined)
    if (change.name === undefined) return
    void ask(async () => {
      await editEntries({ ids: [entry.id] }, change)
      if (!entry.chosen) await choose({ ids: [entry.id] }, true)
      await goIntake()
      await keepChosen()
      // A dialog that says why it could not be kept has taken the place of this one.
      if (intakeStore.getState().dialog?.kind === 'paste') onClose()
    })
  }
  return { busy, code, nameless, submit }
}
