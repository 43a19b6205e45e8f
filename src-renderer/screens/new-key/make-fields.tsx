import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { NameField } from './name-field.tsx'
import type { MakeKeyForm } from './use-make-key.ts'

const words = stepWords.key

/** The fields of a key that is made at a provider. */
export function MakeFields({ form }: { readonly form: MakeKeyForm }) {
  const { naming, connection } = form
  const provider = connection?.facts.name ?? ''
  const isEmpty = form.sent && naming.serviceName === ''
  return (
    <>
      <Field label={words.account}>
        {(input) => (
          <Select
            {...input}
            value={connection?.id ?? ''}
            onChange={(event) => form.setChosenId(event.target.value)}
          >
            {form.connections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={words.service}
        hint={serviceHint(naming)}
        error={isEmpty ? words.serviceEmpty : null}
      >
        {(input) => (
          <TextInput
            {...input}
            autoFocus
            maxLength={40}
            value={naming.service}
            onChange={(event) => naming.setService(event.target.value)}
          />
        )}
      </Field>
      <NameField name={naming.name} hint={words.sameName(provider)} onChange={naming.setName} />
      <AnswerFields answers={form.answers} onChange={form.setAnswers} />
      {form.code !== null && (
        <IntoView>
          <ErrorCard code={form.code} />
        </IntoView>
      )}
      <p role="status" className="new-key-busy">
        {form.busy ? words.making(provider) : ''}
      </p>
    </>
  )
}

function serviceHint({ service, serviceName }: MakeKeyForm['naming']): string {
  return serviceName === '' || serviceName === service
    ? words.serviceHint
    : words.writtenAs(serviceName)
}
