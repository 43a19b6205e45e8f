import { CircleAlert } from 'lucide-react'
import { policy } from '../../../src-shared/bounds.ts'
import type { BackupState } from '../../../src-shared/copies-contract.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { backupWords, errorWords } from '../../words/en.ts'
import { NumberSetting } from '../settings/number-setting.tsx'
import { BackupFacts } from './backup-facts.tsx'
import { FolderForm } from './folder-form.tsx'
import { useStanding } from './use-standing.ts'

const words = backupWords.settings

type Props = { readonly state: BackupState; readonly folder: string }

/** How the backups stand, and what can be changed about them. */
export function BackupStanding({ state, folder }: Props) {
  const { isMoving, setIsMoving, busy, ...standing } = useStanding(state)
  return (
    <>
      <BackupFacts state={state} folder={folder} />
      {standing.code !== null && <ErrorCard code={standing.code} />}
      {standing.code === null && state.trouble !== null && (
        <Trouble code={state.trouble} isMissed={state.stale} />
      )}
      <p role="status" className="backup-said" data-busy={busy}>
        {busy ? words.making : standing.said}
      </p>
      <div className="backup-actions backup-actions-start">
        <Button variant="plain" busy={busy} onClick={() => void standing.now()}>
          {words.now}
        </Button>
        <Button variant="quiet" aria-expanded={isMoving} onClick={() => setIsMoving(!isMoving)}>
          {words.changeFolder}
        </Button>
        <Button variant="quiet" onClick={() => void standing.stop()}>
          {words.stop}
        </Button>
      </div>
      {isMoving && (
        <section className="settings-card" aria-label={words.changeFolder}>
          <FolderForm
            folder={folder}
            autoFocus
            submitLabel={words.useFolder}
            back={
              <Button variant="quiet" onClick={() => setIsMoving(false)}>
                {words.cancel}
              </Button>
            }
            onChosen={standing.move}
          />
        </section>
      )}
      <Keep state={state} onChange={standing.keepOnly} />
    </>
  )
}

/** Why no backup could be made by itself: nothing that a person did, so it is told quietly. */
function Trouble({
  code,
  isMissed,
}: {
  readonly code: ErrorCode
  /** Whether there is something to back up. */
  readonly isMissed: boolean
}) {
  const { happened, todo } = errorWords[code]
  return (
    <Notice tone="soon" icon={CircleAlert}>
      {isMissed && <strong>{words.trouble}</strong>} {happened} {todo}
    </Notice>
  )
}

function Keep({
  state,
  onChange,
}: {
  readonly state: BackupState
  readonly onChange: (count: number) => Promise<unknown>
}) {
  return (
    <div className="backup-keep">
      <NumberSetting
        label={words.keep}
        unit={words.keepUnit}
        bounds={policy.backupsKept}
        value={state.keep}
        onChange={onChange}
      />
      <p className="backup-note">{words.keepHint}</p>
    </div>
  )
}
