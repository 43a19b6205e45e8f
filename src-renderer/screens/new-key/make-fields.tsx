import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { needWords, stepWords } from '../../words/en.ts'
import { NeedQuestions } from '../care/need-questions.tsx'
import { IntoView } from '../into-view.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { isGeneric } from './generic-label.ts'
import { NameField } from './name-field.tsx'
import { AreaField, RightsFields, RunsInField } from './need-fields.tsx'
import type { MakeKeyForm } from './use-make-key.ts'

const words = stepWords.key

/** The fields of a key that is made at a provider. */
export function MakeFields({ form }: { readonly form: MakeKeyForm }) {
  const { naming, connection } = form
  const facts = connection?.facts ?? null
  const provider = facts?.name ?? ''
  // A key that only checks deliveries calls nobody: no dashboard could take its place.
  const callsIt = facts?.purpose !== 'check-deliveries'
  return (
    <>
      {callsIt && (
        <NeedQuestions
          answers={form.need.answers}
          provider={visibleText(provider)}
          onChange={form.need.setAnswers}
        />
      )}
      <AccountField form={form} />
      <Field
        label={words.service}
        hint={serviceHint(naming)}
        error={form.sent ? labelFault(naming.serviceName) : null}
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
      {facts?.areas && <AreaField form={form.need} areas={facts.areas} />}
      <RunsInField form={form.need} />
      {facts && <RightsFields form={form.need} facts={facts} />}
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

function AccountField({ form }: { readonly form: MakeKeyForm }) {
  return (
    <Field label={words.account}>
      {(input) => (
        <Select
          {...input}
          value={form.connection?.id ?? ''}
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
  )
}

/** Why a label cannot stay, or null: it is empty, or would name any key as well. */
export function labelFault(serviceName: string): string | null {
  if (serviceName === '') return words.serviceEmpty
  return isGeneric(serviceName) ? needWords.generic(serviceName) : null
}

function serviceHint({ service, serviceName }: MakeKeyForm['naming']): string {
  return serviceName === '' || serviceName === service
    ? words.serviceHint
    : words.writtenAs(serviceName)
}
