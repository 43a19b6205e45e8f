import { useEffect } from 'react'
import type { BackupState } from '../../../src-shared/copies-contract.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { reloadBackup, useBackup } from '../../stores/backup.ts'
import { backupWords } from '../../words/en.ts'
import { BackupFiles } from './backup-files.tsx'
import { BackupStanding } from './backup-standing.tsx'
import { BringInPart, RestorePart } from './copy-parts.tsx'
import { FolderForm } from './folder-form.tsx'
import { startBackups } from './start-backups.ts'
import './backups.css'

/** Backups of the open vault: where they go, which there are, and what to do with one. */
export function BackupSettings() {
  const { state, hasFiles, failed } = useBackup((store) => store)
  useEffect(() => {
    void reloadBackup()
  }, [])
  return (
    <div className="backups">
      <p className="backups-lead">
        {backupWords.about.what} {backupWords.about.itself}
      </p>
      {failed !== null && <ErrorCard code={failed} />}
      {state && <Standing state={state} hasFiles={hasFiles} />}
      <RestorePart />
      <BringInPart />
    </div>
  )
}

function Standing({
  state,
  hasFiles,
}: {
  readonly state: BackupState
  readonly hasFiles: boolean
}) {
  const { folder, files, keep, trouble } = state
  const start = async (chosen: string) => {
    await startBackups(chosen, keep)
  }
  if (folder === null)
    return (
      <>
        {state.last && <p>{backupWords.settings.stopped}</p>}
        <FolderForm folder={null} submitLabel={backupWords.first.make} onChosen={start} />
      </>
    )
  return (
    <>
      <BackupStanding state={state} folder={folder} />
      {!hasFiles ? (
        <p role="status">{backupWords.settings.looking}</p>
      ) : (
        trouble !== 'folder-unreachable' && <BackupFiles files={files} folder={folder} />
      )}
    </>
  )
}
