import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { AddedAccount } from './added-account.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { DuplicateNotice } from './duplicate-notice.tsx'
import { GuideMake } from './guide-make.tsx'
import { KindField } from './kind-field.tsx'
import { MadeOnField } from './made-on-field.tsx'
import { NameField } from './name-field.tsx'
import { SecretInput } from './secret-input.tsx'
import type { AddKeyForm } from './use-add-key.ts'

const words = stepWords.key

/** The fields of a key that a person has already; without a secret it is an entry only. */
export function AddFields({ form }: { readonly form: AddKeyForm }) {
  const { typed, change } = form
  return (
    <>
      <NameField
        name={typed.name}
        isFirst
        hint={words.nameExample}
        error={form.sent && typed.name.trim() === '' ? words.nameEmpty : null}
        onChange={(name) => change({ name })}
      />
      <AddedAccount form={form} />
      <div className="new-key-pair">
        <Field label={words.provider} hint={words.providerHint}>
          {(input) => (
            <TextInput
              {...input}
              maxLength={120}
              value={typed.provider}
              onChange={(event) => change({ provider: event.target.value })}
            />
          )}
        </Field>
        <KindField kind={typed.kind} onChange={(kind) => change({ kind })} />
      </div>
      <GuideMake provider={typed.provider} kind={typed.kind} name={typed.name} />
      <SecretFields form={form} />
      <MadeOnField form={form} />
      <AnswerFields answers={form.answers} onChange={form.setAnswers} />
      {form.code === 'duplicate-secret' ? (
        <IntoView>
          <DuplicateNotice busy={form.busy} onAddAnyway={form.addAnyway} />
        </IntoView>
      ) : (
        form.code !== null && (
          <IntoView>
            <ErrorCard code={form.code} />
          </IntoView>
        )
      )}
    </>
  )
}

function SecretFields({ form }: { readonly form: AddKeyForm }) {
  const { typed, change } = form
  return (
    <>
      <Field label={`${words.keyId} (${words.optional})`}>
        {(input) => (
          <TextInput
            {...input}
            mono
            maxLength={512}
            value={typed.keyId}
            onChange={(event) => change({ keyId: event.target.value })}
          />
        )}
      </Field>
      <SecretInput form={form} />
    </>
  )
}
