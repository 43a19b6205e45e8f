import { answersForApi, NeedAnswer } from '../../../src-shared/care.ts'
import { needWords as words } from '../../words/en.ts'
import { theProvider } from '../../words/en-story.ts'
import { adviceOf } from './need-advice.ts'
import './care.css'

type Props = {
  readonly answers: readonly NeedAnswer[]
  readonly provider: string
  readonly onChange: (answers: readonly NeedAnswer[]) => void
}

/** Whether a key is needed at all, or the dashboard is enough; with the advice that follows. */
export function NeedQuestions({ answers, provider, onChange }: Props) {
  const advice = adviceOf(answers)
  const told = words.advice[advice]
  return (
    <section className="need" aria-label={words.title}>
      <h3>{words.title}</h3>
      <div className="need-sides">
        <Side title={words.forKey} isForKey answers={answers} onChange={onChange} />
        <Side title={words.forDashboard} isForKey={false} answers={answers} onChange={onChange} />
      </div>
      <p className="need-advice" data-advice={advice} role="status">
        {typeof told === 'string' ? told : told(provider === '' ? theProvider : provider)}
      </p>
    </section>
  )
}

function Side({
  title,
  isForKey,
  answers,
  onChange,
}: Omit<Props, 'provider'> & { readonly title: string; readonly isForKey: boolean }) {
  const toggle = (answer: NeedAnswer, isOn: boolean) =>
    onChange(isOn ? [...answers, answer] : answers.filter((each) => each !== answer))
  return (
    <fieldset className="need-side">
      <legend>{title}</legend>
      {NeedAnswer.options
        .filter((answer) => answersForApi.includes(answer) === isForKey)
        .map((answer) => (
          <label key={answer} className="check-line">
            <input
              type="checkbox"
              checked={answers.includes(answer)}
              onChange={(event) => toggle(answer, event.target.checked)}
            />
            <span>{words.answers[answer]}</span>
          </label>
        ))}
    </fieldset>
  )
}
