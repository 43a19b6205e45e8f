import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { stepWords } from '../../words/en.ts'
import { groupsOf } from './code-groups.ts'
import { ConfirmCode } from './confirm-code.tsx'
import './recovery-code.css'

const words = stepWords.create

/** Shows a recovery code once and asks for two of its groups before it counts as written down. */
export function RecoveryCode({
  code,
  doneLabel,
  onConfirmed,
}: {
  readonly code: string
  readonly doneLabel: string
  readonly onConfirmed: () => void
}) {
  const [attempt, setAttempt] = useState(0)
  const [written, setWritten] = useState(false)
  if (written) {
    const showAgain = () => {
      setWritten(false)
      setAttempt(attempt + 1)
    }
    return <ConfirmCode {...{ code, attempt, doneLabel, onConfirmed }} onShowAgain={showAgain} />
  }
  return (
    <div className="recovery">
      <header className="create-head">
        <h1>{words.codeTitle}</h1>
        <p>{words.codeLead}</p>
      </header>
      <ol className="recovery-groups" aria-label={words.codeTitle} translate="no">
        {groupsOf(code).map((group, index) => (
          <li key={index}>
            <span className="recovery-number" aria-hidden>
              {index + 1}
            </span>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <div className="recovery-foot">
        <Button variant="filled" autoFocus onClick={() => setWritten(true)}>
          {words.written}
        </Button>
      </div>
    </div>
  )
}
