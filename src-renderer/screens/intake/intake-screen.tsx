import { useEffect } from 'react'
import { ErrorCard } from '../../components/error-card.tsx'
import { useApp } from '../../stores/app.ts'
import { keepChosen } from '../../stores/intake-actions.ts'
import { reloadIntake, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import { DropArea } from './drop-area.tsx'
import { FoundView } from './found-view.tsx'
import { IntakeShell } from './intake-shell.tsx'
import { KeptView } from './kept-view.tsx'
import { StartView } from './start-view.tsx'
import { WorkingView } from './working-view.tsx'

/** Bringing in what people have: how it stands decides what is shown. */
export function IntakeScreen() {
  const state = useIntake((store) => store.state)
  const kept = useIntake((store) => store.kept)
  useKeepOnceOpen()
  useEffect(() => {
    void reloadIntake()
  }, [])
  if (kept && state) return <KeptView kept={kept} state={state} />
  if (!state || state.phase === 'idle' || state.source === 'none') return <StartView />
  if (state.phase === 'working') return <WorkingView state={state} />
  if (state.phase === 'failed' && state.counts.keys === 0)
    return <FailedView code={state.failed ?? 'internal'} />
  return <FoundView state={state} />
}

function FailedView({ code }: { readonly code: Parameters<typeof ErrorCard>[0]['code'] }) {
  const bar = (
    <span className="grow intake-source">
      <strong>{intakeWords.sidebar}</strong>
    </span>
  )
  return (
    <IntakeShell bar={bar}>
      <div className="intake-start">
        <h1>{intakeWords.start.title}</h1>
        <ErrorCard code={code} />
        <DropArea level={2} />
      </div>
    </IntakeShell>
  )
}

/** Keeps what was asked to be kept before a vault was open, as soon as one is. */
function useKeepOnceOpen(): void {
  const isOpen = useApp((state) => state.vault?.state === 'unlocked')
  const waits = useIntake((state) => state.waitsForVault)
  useEffect(() => {
    if (isOpen && waits) void keepChosen()
  }, [isOpen, waits])
}
