import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useConnections } from '../../stores/connections.ts'
import { stepWords } from '../../words/en.ts'
import type { AddKeyForm } from './use-add-key.ts'

const words = stepWords.key

/** The linked account at which an added key stands, so that Keyturn can try it there. */
export function AddedAccount({ form }: { readonly form: AddKeyForm }) {
  const views = useConnections((state) => state.views)
  if (views.length === 0) return null
  const choose = (id: string) => {
    const view = views.find((each) => each.id === id)
    const told = view ? { provider: view.facts.name, kind: view.facts.issues } : {}
    form.change({ connectionId: view?.id ?? null, ...told })
  }
  return (
    <Field label={`${words.account} (${words.optional})`} hint={words.addedAccountHint}>
      {(input) => (
        <Select
          {...input}
          value={form.typed.connectionId ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{words.noAccount}</option>
          {views.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
