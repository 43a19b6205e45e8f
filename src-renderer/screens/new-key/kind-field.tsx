import type { ItemKind } from '../../../src-shared/item.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { stepWords } from '../../words/en.ts'

const words = stepWords.key
const kinds = [
  'api-key',
  'key-pair',
  'webhook-secret',
  'token',
  'other',
] as const satisfies ItemKind[]

/** What sort of credential it is. */
export function KindField({
  kind,
  onChange,
}: {
  readonly kind: ItemKind
  readonly onChange: (kind: ItemKind) => void
}) {
  return (
    <Field label={words.kind}>
      {(input) => (
        <Select
          {...input}
          value={kind}
          onChange={(event) =>
            onChange(kinds.find((each) => each === event.target.value) ?? 'other')
          }
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {words.kinds[each]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
