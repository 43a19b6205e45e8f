import { useState } from 'react'
import { limits } from '../../../src-shared/bounds.ts'
import { formatItemName, parseItemName, toServiceName } from '../../../src-shared/item-name.ts'
import type { ItemDetail, ItemFields } from '../../../src-shared/item.ts'
import { now } from '../../clock.ts'
import { Field } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { itemWords } from '../../words/en.ts'
import { OldKeyFields } from './old-key-fields.tsx'
import { PolicyField } from './policy-field.tsx'
import './edit-fields.css'

const words = itemWords.editor

/** The fields of a key, as they stand. */
export function EditFields({ item }: { readonly item: ItemDetail }) {
  const { fields } = item
  return (
    <>
      <NameField item={item} />
      <ShortFields fields={fields} />
      <Field label={words.callers} hint={words.callersHint}>
        {(input) => (
          <TextArea {...input} name="callers" defaultValue={fields.callers.join('\n')} rows={3} />
        )}
      </Field>
      <Field label={itemWords.integration} hint={words.integrationHint}>
        {(input) => (
          <TextInput
            {...input}
            name="integration"
            defaultValue={fields.integration}
            maxLength={limits.label}
          />
        )}
      </Field>
      <div className="edit-columns">
        <PolicyField policy={fields.policy} />
        <Field label={itemWords.tags} hint={words.tagsHint}>
          {(input) => <TextInput {...input} name="tags" defaultValue={fields.tags.join(', ')} />}
        </Field>
      </div>
      <OldKeyFields policy={fields.policy} />
      <LastFields fields={fields} />
    </>
  )
}

function NameField({ item }: { readonly item: ItemDetail }) {
  const [name, setName] = useState(item.summary.name)
  const service = toServiceName(item.summary.service) || 'service'
  const example = formatItemName(service, item.summary.createdAt ?? now())
  const isByRule = parseItemName(name.trim()) !== null
  return (
    <Field label={words.name} hint={isByRule ? undefined : words.nameHint(example)}>
      {(input) => (
        <TextInput
          {...input}
          name="name"
          required
          value={name}
          maxLength={limits.name}
          onChange={(event) => setName(event.target.value)}
        />
      )}
    </Field>
  )
}

function ShortFields({ fields }: { readonly fields: ItemFields }) {
  const short = [
    ['environment', itemWords.environment],
    ['owner', itemWords.owner],
    ['business', itemWords.business],
    ['envVar', itemWords.envVar],
  ] as const
  return (
    <div className="edit-columns">
      {short.map(([name, label]) => (
        <Field key={name} label={label}>
          {(input) => (
            <TextInput
              {...input}
              name={name}
              defaultValue={fields[name]}
              maxLength={limits.label}
              mono={name === 'envVar'}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

function LastFields({ fields }: { readonly fields: ItemFields }) {
  return (
    <>
      <Field label={itemWords.purpose}>
        {(input) => (
          <TextInput
            {...input}
            name="purpose"
            defaultValue={fields.purpose}
            maxLength={limits.label}
          />
        )}
      </Field>
      <label className="check-line">
        <input type="checkbox" name="canWrite" defaultChecked={fields.canWrite} />
        {words.canWrite}
      </label>
      <Field label={itemWords.notes}>
        {(input) => (
          <TextArea {...input} name="notes" defaultValue={fields.notes} maxLength={limits.notes} />
        )}
      </Field>
    </>
  )
}
