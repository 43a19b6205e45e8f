import { useId } from 'react'
import type { CareView } from '../../../src-shared/care.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { careWords as words, listWords, stepWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { NeedQuestions } from './need-questions.tsx'
import { useCareForm } from './use-care-form.ts'

/** Says what a key is needed for, what it may do and until when it lives. */
export function CareDialog({
  item,
  view,
  onClose,
}: {
  readonly item: ItemDetail
  readonly view: CareView
  readonly onClose: () => void
}) {
  const formId = useId()
  const form = useCareForm(item, view, onClose)
  return (
    <Dialog
      title={words.editTitle(splitName(visibleText(item.summary.name)).head)}
      wide
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={form.busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id={formId} className="care-form" onSubmit={form.submit} noValidate>
        <NeedQuestions
          answers={form.answers}
          provider={visibleText(item.summary.providerName)}
          onChange={form.setAnswers}
        />
        <Fields form={form} />
        {form.code !== null && (
          <IntoView>
            <ErrorCard code={form.code} />
          </IntoView>
        )}
      </form>
    </Dialog>
  )
}

function Fields({ form }: { readonly form: ReturnType<typeof useCareForm> }) {
  return (
    <>
      <Field label={words.needs} hint={words.needsHint}>
        {(input) => (
          <TextArea
            {...input}
            rows={3}
            value={form.needs}
            onChange={(event) => form.setNeeds(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.granted} hint={words.grantedHint}>
        {(input) => (
          <TextArea
            {...input}
            rows={3}
            value={form.granted}
            onChange={(event) => form.setGranted(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={words.expires}
        hint={words.expiresHint}
        error={form.dayIsWrong ? stepWords.key.noSuchDay : null}
      >
        {(input) => (
          <TextInput
            {...input}
            type="date"
            value={form.expires}
            onChange={(event) => form.setExpires(event.target.value)}
          />
        )}
      </Field>
    </>
  )
}
