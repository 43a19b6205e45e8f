import { Check } from 'lucide-react'
import type { KeptReport } from '../../../src-shared/intake-contract.ts'
import type { IntakeState } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { go } from '../../stores/app.ts'
import { leaveKept } from '../../stores/intake-actions.ts'
import { useBackup } from '../../stores/backup.ts'
import { intakeWords } from '../../words/en.ts'
import { IntakeShell } from './intake-shell.tsx'

const words = intakeWords.kept

/** What was kept, and where to go on from here. */
export function KeptView({
  kept,
  state,
}: {
  readonly kept: KeptReport
  readonly state: IntakeState
}) {
  const rest = state.counts.keys
  const bar = (
    <span className="grow intake-source">
      <strong>{intakeWords.sidebar}</strong>
    </span>
  )
  return (
    <IntakeShell bar={bar}>
      <section className="intake-kept">
        <Check size={28} strokeWidth={1.75} aria-hidden />
        <div role="status">
          <h1>{words.title(kept.added + kept.joined)}</h1>
          <p>
            {words.places(kept.places)} {kept.joined > 0 && words.joined(kept.joined)} {words.files}
          </p>
          {rest > 0 && (
            <p>
              {words.rest(rest)}{' '}
              <button type="button" className="link" onClick={() => void leaveKept()}>
                {words.showRest}
              </button>
            </p>
          )}
        </div>
        <Roads />
      </section>
    </IntakeShell>
  )
}

function Roads() {
  const folder = useBackup(({ state }) => state?.folder)
  const needsBackups = folder === null
  return (
    <div className="intake-kept-roads">
      <Button
        variant="filled"
        size="large"
        autoFocus
        onClick={() => {
          void leaveKept()
          go({ screen: 'keys' })
        }}
      >
        {words.toKeys}
      </Button>
      {needsBackups && (
        <Button
          variant="plain"
          size="large"
          onClick={() => {
            void leaveKept()
            go({ screen: 'settings', part: 'backups' })
          }}
        >
          {words.toBackups}
        </Button>
      )}
    </div>
  )
}
