import { Field } from '../../components/field.tsx'
import { PathField } from '../../components/path-field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { placeWords } from '../../words/en.ts'
import type { PlaceDraft, WrongField } from './place-draft.ts'

/** What every part of the form gets: the draft, how to change it, and what is wrong with it. */
export type DraftProps = {
  readonly draft: PlaceDraft
  readonly wrong: ReadonlySet<WrongField>
  readonly change: (next: Partial<PlaceDraft>) => void
}

type TextField = {
  readonly [K in keyof PlaceDraft]: string extends PlaceDraft[K] ? K : never
}[keyof PlaceDraft]

/** One line of text of a draft. */
export function DraftText({
  draft,
  wrong,
  change,
  field,
  label,
  hint,
  mono = true,
}: DraftProps & {
  readonly field: TextField
  readonly label: string
  readonly hint?: string
  readonly mono?: boolean
}) {
  return (
    <Field label={label} hint={hint} error={wrong.has(field) ? wrongText(field) : null}>
      {(input) => (
        <TextInput
          {...input}
          mono={mono}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  )
}

/** The file of a draft: typed, or chosen in the system's dialog. */
export function DraftFile({ draft, wrong, change }: DraftProps) {
  return (
    <PathField
      label={placeWords.fields.path}
      hint={placeWords.fields.pathHint}
      error={wrong.has('path') ? placeWords.wrong.path : null}
      what="place-file"
      path={draft.path}
      onChange={(path) => change({ path })}
    />
  )
}

const sentences: Readonly<Partial<Record<WrongField, string>>> = placeWords.wrong

function wrongText(field: TextField): string {
  return sentences[field] ?? placeWords.wrong.other
}
