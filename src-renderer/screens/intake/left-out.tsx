import type { IntakeState } from '../../../src-shared/intake.ts'
import { Mono } from '../../components/mono.tsx'
import { intakeWords } from '../../words/en.ts'
import { leftOut } from './left-out-text.ts'

const words = intakeWords.skipped

/** What was not read, behind one line: it is for those who miss something. */
export function LeftOut({ state }: { readonly state: IntakeState }) {
  const lines = leftOut(state)
  if (lines.length === 0) return null
  const { examples } = state.skipped
  return (
    <details className="left-out">
      <summary>{words.title}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}.</li>
        ))}
        {examples.length > 0 && (
          <li>
            {words.examples}{' '}
            {examples.map((path) => (
              <span key={path} className="left-out-path">
                <Mono>{path}</Mono>
              </span>
            ))}
          </li>
        )}
      </ul>
    </details>
  )
}
