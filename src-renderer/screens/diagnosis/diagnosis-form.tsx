import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { diagnosisWords as words } from '../../words/en-diagnosis.ts'

/** Where a key fails, as the person says. */
export type Scene = { readonly environment: string; readonly business: string }

/** Asks where the key fails: the key's own environment and business are compared with it. */
export function DiagnosisForm({
  id,
  scene,
  onChange,
  onSubmit,
}: {
  readonly id: string
  readonly scene: Scene
  readonly onChange: (scene: Scene) => void
  readonly onSubmit: () => void
}) {
  return (
    <form
      id={id}
      className="diagnosis-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Field label={words.environment} hint={words.optional}>
        {(input) => (
          <TextInput
            {...input}
            maxLength={120}
            value={scene.environment}
            onChange={(event) => onChange({ ...scene, environment: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.business} hint={words.optional}>
        {(input) => (
          <TextInput
            {...input}
            maxLength={120}
            value={scene.business}
            onChange={(event) => onChange({ ...scene, business: event.target.value })}
          />
        )}
      </Field>
    </form>
  )
}
