import { useEffect } from 'react'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Screen } from '../../frame/screen.tsx'
import { reloadUsed, useUsed } from '../../stores/used.ts'
import { usedWords as words } from '../../words/en.ts'
import { LookForm } from './look-form.tsx'
import { LookProgress } from './look-progress.tsx'
import { useLook } from './use-look.ts'
import { UsedResult } from './used-result.tsx'
import './used.css'

/** Where the keys of this vault are used: which folders to look through, and what was seen. */
export function UsedScreen() {
  const state = useUsed((store) => store.state)
  const failed = useUsed((store) => store.failed)
  const look = useLook()
  useEffect(() => {
    void reloadUsed()
  }, [])
  const isWorking = state?.phase === 'working'
  return (
    <Screen label={words.title} bar={<h1 className="used-title grow">{words.title}</h1>}>
      <div className="used">
        <p className="used-lead">{words.lead}</p>
        {failed !== null && <ErrorCard code={failed} />}
        {isWorking ? (
          <LookProgress progress={state.progress} />
        ) : (
          <>
            <LookForm look={look} />
            <div>
              <Button variant="filled" size="large" busy={look.busy} onClick={look.look}>
                {state?.lookedAt == null ? words.look : words.again}
              </Button>
            </div>
            {state && <UsedResult state={state} />}
          </>
        )}
      </div>
    </Screen>
  )
}
