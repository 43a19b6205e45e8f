import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { webhookWords } from '../../words/en.ts'
import { Segments } from './segments.tsx'
import type { useChecking } from './use-checking.ts'

const words = webhookWords.check

const among = [
  { value: 'all', label: words.amongAll, isDisabled: false },
  { value: 'this', label: words.amongThis, isDisabled: false },
] as const

const times = [
  { value: 'now', label: words.timeNow, isDisabled: false },
  { value: 'then', label: words.timeThen, isDisabled: false },
] as const

/** Among which secrets to look, and as of when the time is judged. */
export function CheckChoices({
  checking: { draft, change, wrong },
}: {
  readonly checking: ReturnType<typeof useChecking>
}) {
  return (
    <div className="webhooks-choices">
      <Segments
        legend={words.among}
        isShown
        choices={among}
        chosen={draft.among}
        onChoose={(next) => change({ among: next })}
      />
      <Segments
        legend={words.time}
        isShown
        choices={times}
        chosen={draft.time}
        onChoose={(next) => change({ time: next })}
      />
      {draft.time === 'then' && (
        <Field label={words.receivedAt} error={wrong.receivedAt ? words.receivedWrong : null}>
          {(input) => (
            <TextInput
              {...input}
              type="datetime-local"
              step={1}
              value={draft.receivedAt}
              onChange={(event) => change({ receivedAt: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  )
}
