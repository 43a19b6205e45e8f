import { limits } from '../../../src-shared/bounds.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { SchemeId } from '../../../src-shared/webhook.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useWebhooks } from '../../stores/webhooks.ts'
import { webhookWords } from '../../words/en.ts'
import { schemeHint } from './facts-text.ts'
import { useAreasOf } from './use-areas-of.ts'
import type { useFactsForm } from './use-facts-form.ts'

const words = webhookWords.editor

type Form = ReturnType<typeof useFactsForm>

/** How deliveries are signed, for which they are, and who checks them. */
export function FactsFields({ form, item }: { readonly form: Form; readonly item: ItemDetail }) {
  const { draft, wrong, change } = form
  return (
    <>
      <SchemeField form={form} />
      {draft.scheme === 'plain-header' && (
        <Field
          label={words.header}
          hint={words.headerHint}
          error={wrong.header === null ? null : words[wrong.header]}
        >
          {(input) => (
            <TextInput
              {...input}
              mono
              maxLength={64}
              value={draft.header}
              onChange={(event) => change({ header: event.target.value })}
            />
          )}
        </Field>
      )}
      <div className="webhooks-columns">
        <AreaField form={form} providerName={item.summary.providerName} />
        <LineField form={form} field="endpoint" hint={words.endpointHint} />
      </div>
      <LineField form={form} field="consumer" hint={words.consumerHint(item.fields.envVar)} />
      <Field
        label={words.receiver}
        hint={words.receiverHint}
        error={wrong.receiver === null ? null : webhookWords.address[wrong.receiver]}
      >
        {(input) => (
          <TextInput
            {...input}
            mono
            inputMode="url"
            maxLength={1_000}
            value={draft.receiver}
            onChange={(event) => change({ receiver: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

function SchemeField({ form: { draft, change } }: { readonly form: Form }) {
  const schemes = useWebhooks((state) => state.schemes)
  const chosen = schemes.find(({ id }) => id === draft.scheme)
  return (
    <Field label={words.scheme} hint={chosen && schemeHint(chosen)}>
      {(input) => (
        <Select
          {...input}
          data-autofocus
          value={draft.scheme}
          onChange={({ target }) =>
            change({ scheme: SchemeId.options.find((id) => id === target.value) ?? 'standard' })
          }
        >
          {schemes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function AreaField({
  form: { draft, change },
  providerName,
}: {
  readonly form: Form
  readonly providerName: string
}) {
  const areas = useAreasOf()(providerName)
  if (areas === null)
    return <LineField form={{ draft, change }} field="area" hint={words.areaHint} />
  return (
    <Field label={words.area} hint={words.areaHint}>
      {(input) => (
        <Select
          {...input}
          value={draft.area}
          onChange={({ target }) => change({ area: target.value })}
        >
          <option value="">{words.areaAll}</option>
          {areas.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function LineField({
  form: { draft, change },
  field,
  hint,
}: {
  readonly form: Pick<Form, 'draft' | 'change'>
  readonly field: 'area' | 'endpoint' | 'consumer'
  readonly hint: string
}) {
  return (
    <Field label={words[field]} hint={hint}>
      {(input) => (
        <TextInput
          {...input}
          maxLength={limits.label}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  )
}
