import { useEffect } from 'react'
import { useApp } from '../../stores/app.ts'
import { keepChosen } from '../../stores/intake-actions.ts'
import { reloadIntake, useIntake } from '../../stores/intake.ts'
import { FoundView } from './found-view.tsx'
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
  if (!state || state.phase === 'idle' || state.source === 'none')
    return <StartView failed={null} />
  if (state.phase === 'working') return <WorkingView state={state} />
  if (state.phase === 'failed' && state.counts.keys === 0)
    return <StartView failed={state.failed ?? 'internal'} />
  return <FoundView state={state} />
}

/** Keeps what was asked to be kept before a vault was open, as soon as one is. */
function useKeepOnceOpen(): void {
  const isOpen = useApp((state) => state.vault?.state === 'unlocked')
  const waits = useIntake((state) => state.waitsForVault)
  useEffect(() => {
    if (isOpen && waits) void keepChosen()
  }, [isOpen, waits])
}
