import { ChevronLeft } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { askedGroups, isGroup, type AskedGroup } from './code-groups.ts'

const words = stepWords.create

type Props = {
  readonly code: string
  readonly attempt: number
  readonly doneLabel: string
  readonly onShowAgain: () => void
  readonly onConfirmed: () => void
}

/** Asks for two groups of the code as they were written down. */
export function ConfirmCode({ code, attempt, doneLabel, onShowAgain, onConfirmed }: Props) {
  const asked = askedGroups(code, attempt)
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({})
  const [checked, setChecked] = useState(false)
  const asking = useAsking()
  const isWrong = (group: AskedGroup) => !isGroup(typed[group.number] ?? '', group.text)
  const change = (number: number, text: string) => {
    setChecked(false)
    setTyped({ ...typed, [number]: text })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setChecked(true)
    if (asked.some(isWrong)) return
    void asking.ask(async () => {
      await call('recovery.confirmed', null)
      onConfirmed()
    })
  }
  return (
    <form className="recovery" onSubmit={submit}>
      <header className="create-head">
        <h1>{words.confirmTitle}</h1>
        <p>{words.confirmLead}</p>
      </header>
      <div className="recovery-asked">
        {asked.map((group, index) => (
          <GroupField
            key={group.number}
            number={group.number}
            isFirst={index === 0}
            typed={typed[group.number] ?? ''}
            isWrong={checked && isWrong(group)}
            onChange={(text) => change(group.number, text)}
          />
        ))}
      </div>
      {asking.code !== null && <ErrorCard code={asking.code} />}
      <div className="recovery-foot">
        <Button variant="quiet" icon={ChevronLeft} onClick={onShowAgain}>
          {words.showAgain}
        </Button>
        <Button variant="filled" type="submit" busy={asking.busy}>
          {doneLabel}
        </Button>
      </div>
    </form>
  )
}

function GroupField({
  number,
  isFirst,
  typed,
  isWrong,
  onChange,
}: {
  readonly number: number
  readonly isFirst: boolean
  readonly typed: string
  readonly isWrong: boolean
  readonly onChange: (text: string) => void
}) {
  return (
    <Field label={words.group(number)} error={isWrong ? words.wrongGroup : null}>
      {(input) => (
        <TextInput
          {...input}
          mono
          autoFocus={isFirst}
          value={typed}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
