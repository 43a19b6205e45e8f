import { useState, type SubmitEvent } from 'react'
import type { Entry } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { editEntries } from '../../stores/intake-actions.ts'
import { intakePartWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { changeOfForm, draftTexts } from './draft-change.ts'
import { DraftFields, NameAndKind, TagField } from './draft-fields.tsx'

const words = intakePartWords.panel

/** What a key will be kept as: proposals that a person may change. */
export function EntryForm({ entry }: { readonly entry: Entry }) {
  const { busy, code, ask } = useAsking()
  const [saved, setSaved] = useState(false)
  const [isNameless, setIsNameless] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const change = changeOfForm(new FormData(event.currentTarget))
    setIsNameless(change.name === undefined)
    if (change.name === undefined) return
    void ask(async () => {
      await editEntries({ ids: [entry.id] }, change)
      setSaved(true)
    })
  }
  const { tags } = entry.draft
  return (
    <form
      className="panel-part entry-form"
      noValidate
      onSubmit={submit}
      onChange={() => {
        setSaved(false)
        setIsNameless(false)
      }}
    >
      <h3 className="panel-heading">{words.edit}</h3>
      <NameAndKind
        draft={entry.draft}
        error={isNameless ? intakePartWords.fields.nameEmpty : null}
      />
      <DraftFields fields={draftTexts} draft={entry.draft} />
      {tags.length > 0 && (
        <p className="panel-aside">
          {intakePartWords.fields.tags}: {tags.map(visibleText).join(', ')}
        </p>
      )}
      <TagField />
      {code !== null && <ErrorCard code={code} />}
      <div className="entry-save">
        <Button variant="plain" type="submit" busy={busy}>
          {words.save}
        </Button>
        <span role="status">{saved ? words.saved : ''}</span>
      </div>
    </form>
  )
}
