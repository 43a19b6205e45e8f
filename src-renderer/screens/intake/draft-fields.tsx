import { limits } from '../../../src-shared/bounds.ts'
import type { EntryDraft } from '../../../src-shared/intake.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { intakePartWords, stepWords } from '../../words/en.ts'
import type { DraftText } from './draft-change.ts'
import './entry-fields.css'

const words = intakePartWords.fields
const kinds = stepWords.key.kinds
const kindOrder = [
  'api-key',
  'key-pair',
  'webhook-secret',
  'token',
  'other',
] as const satisfies readonly ItemKind[]

const labels: Readonly<Record<DraftText, string>> = {
  providerName: words.provider,
  environment: words.environment,
  owner: words.owner,
  business: words.business,
  integration: words.integration,
  envVar: words.envVar,
  purpose: words.purpose,
}

/** Lines of a proposal, two beside one another. */
export function DraftFields({
  fields,
  draft,
  autoFocus = false,
}: {
  readonly fields: readonly DraftText[]
  readonly draft: EntryDraft | null
  readonly autoFocus?: boolean
}) {
  return (
    <div className="entry-pairs">
      {fields.map((field, index) => (
        <Field key={field} label={labels[field]}>
          {(input) => (
            <TextInput
              {...input}
              name={field}
              autoFocus={autoFocus && index === 0}
              maxLength={limits.label}
              defaultValue={draft?.[field] ?? ''}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

/** The name of one key and what sort of credential it is. */
export function NameAndKind({
  draft,
  error,
  autoFocus = false,
}: {
  readonly draft: EntryDraft
  readonly error: string | null
  readonly autoFocus?: boolean
}) {
  return (
    <>
      <Field label={words.name} error={error}>
        {(input) => (
          <TextInput
            {...input}
            mono
            name="name"
            autoFocus={autoFocus}
            maxLength={limits.name}
            defaultValue={draft.name}
          />
        )}
      </Field>
      <Field label={words.kind}>
        {(input) => (
          <Select {...input} name="kind" defaultValue={draft.kind}>
            {kindOrder.map((kind) => (
              <option key={kind} value={kind}>
                {kinds[kind]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  )
}

/** A tag for one key or for many. */
export function TagField() {
  return (
    <Field label={words.tag}>
      {(input) => <TextInput {...input} name="tag" maxLength={limits.label} />}
    </Field>
  )
}
