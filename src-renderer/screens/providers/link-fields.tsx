import { limits } from '../../../src-shared/bounds.ts'
import type { ProviderView } from '../../../src-shared/connections-contract.ts'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { providerWords as words } from '../../words/en-providers.ts'
import type { LinkForm } from './use-link-form.ts'

type Props = { readonly provider: ProviderView; readonly form: LinkForm }

/** Name, address where it has one of its own, parameters, and the sign-in where one is needed. */
export function LinkFields({ provider, form }: Props) {
  const { draft, wrong, change } = form
  return (
    <>
      <Field label={words.name} hint={words.nameHint} error={wrong.name ? words.nameEmpty : null}>
        {(input) => (
          <TextInput
            {...input}
            autoFocus
            value={draft.name}
            maxLength={limits.label}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <OriginField provider={provider} form={form} />
      {provider.parameters.map((parameter) => (
        <ParameterField key={parameter.id} parameter={parameter} form={form} />
      ))}
      {provider.needsAdmin && (
        <Field label={words.admin} error={wrong.admin ? words[wrong.admin] : null}>
          {(input) => (
            <PassphraseInput
              {...input}
              value={draft.admin}
              onChange={(event) => change({ admin: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function OriginField({ provider: { origins }, form: { draft, wrong, change } }: Props) {
  if (origins !== null && origins.length <= 1) return null
  const error = wrong.origin ? words.originWrong : null
  return (
    <Field label={words.origin} hint={origins === null ? words.originHint : null} error={error}>
      {(input) =>
        origins === null ? (
          <TextInput
            {...input}
            mono
            value={draft.origin}
            onChange={(event) => change({ origin: event.target.value })}
          />
        ) : (
          <Choice
            input={input}
            value={draft.origin}
            values={origins}
            onChange={(origin) => change({ origin })}
          />
        )
      }
    </Field>
  )
}

function ParameterField({
  parameter: { id, name, values },
  form: { draft, wrong, change },
}: {
  readonly parameter: ProviderView['parameters'][number]
  readonly form: LinkForm
}) {
  const value = draft.parameters[id] ?? ''
  const set = (next: string) => change({ parameters: { ...draft.parameters, [id]: next } })
  return (
    <Field label={name} error={wrong.parameters.includes(id) ? words.parameterEmpty(name) : null}>
      {(input) =>
        values === null ? (
          <TextInput
            {...input}
            mono
            maxLength={120}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        ) : (
          <Choice input={input} value={value} values={values} onChange={set} />
        )
      }
    </Field>
  )
}

function Choice({
  input,
  value,
  values,
  onChange,
}: {
  readonly input: object
  readonly value: string
  readonly values: readonly string[]
  readonly onChange: (value: string) => void
}) {
  return (
    <Select {...input} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{words.choose}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </Select>
  )
}
