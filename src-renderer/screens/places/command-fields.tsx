import { CommandPreset } from '../../../src-shared/caller.ts'
import { Field } from '../../components/field.tsx'
import { PathField } from '../../components/path-field.tsx'
import { Select } from '../../components/select.tsx'
import { placeWords } from '../../words/en.ts'
import { DraftText, type DraftProps } from './draft-fields.tsx'

const words = placeWords.fields
const sendsChoices = ['value', 'name-value'] as const

/** The program that takes a key, and what is written to it. */
export function CommandFields(props: DraftProps) {
  const { draft, wrong, change } = props
  return (
    <>
      <Field label={words.preset}>
        {(input) => (
          <Select
            {...input}
            value={draft.preset}
            onChange={({ target }) =>
              change({ preset: CommandPreset.options.find((one) => one === target.value) ?? 'own' })
            }
          >
            {CommandPreset.options.map((preset) => (
              <option key={preset} value={preset}>
                {placeWords.presets[preset]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <DraftText {...props} field="line" label={words.line} hint={words.lineHint} />
      <PathField
        label={words.folder}
        hint={words.folderHint}
        error={wrong.has('folder') ? placeWords.wrong.folder : null}
        what="place-folder"
        path={draft.folder}
        onChange={(folder) => change({ folder })}
      />
      <div className="place-columns">
        <SendsField {...props} />
        {draft.sends === 'name-value' && (
          <DraftText {...props} field="variable" label={words.sendsName} />
        )}
        <DraftText {...props} field="seconds" label={words.seconds} hint={words.secondsHint} />
      </div>
    </>
  )
}

function SendsField({ draft, change }: DraftProps) {
  return (
    <Field label={words.sends}>
      {(input) => (
        <Select
          {...input}
          value={draft.sends}
          onChange={({ target }) =>
            change({ sends: sendsChoices.find((one) => one === target.value) ?? 'value' })
          }
        >
          {sendsChoices.map((sends) => (
            <option key={sends} value={sends}>
              {words.sendsChoices[sends]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
