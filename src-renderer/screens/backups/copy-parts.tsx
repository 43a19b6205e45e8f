import { Button } from '../../components/button.tsx'
import { useFrame } from '../../frame/frame-context.ts'
import { lockNow } from '../../stores/app.ts'
import { backupWords } from '../../words/en.ts'

const words = backupWords.settings

/** Says how a backup is restored, and locks for it. */
export function RestorePart() {
  return (
    <section className="backup-part" aria-labelledby="backup-restore">
      <h3 id="backup-restore">{words.restoreTitle}</h3>
      <p className="backups-lead">{words.restoreLead}</p>
      <div className="backup-actions backup-actions-start">
        <Button variant="plain" onClick={() => void lockNow(false)}>
          {words.restore}
        </Button>
      </div>
    </section>
  )
}

/** Says what bringing in does, and opens its dialog. */
export function BringInPart() {
  const { openDialog } = useFrame()
  return (
    <section className="backup-part" aria-labelledby="backup-bring-in">
      <h3 id="backup-bring-in">{words.bringInTitle}</h3>
      <p className="backups-lead">{words.bringInLead}</p>
      <div className="backup-actions backup-actions-start">
        <Button variant="plain" onClick={() => openDialog('bring-in')}>
          {words.bringIn}
        </Button>
      </div>
    </section>
  )
}
