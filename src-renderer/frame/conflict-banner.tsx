import { Files } from 'lucide-react'
import { markRead, useApp } from '../stores/app.ts'
import { copiesWords } from '../words/en.ts'
import { useFrame } from './frame-context.ts'
import { useOpenFile } from './use-open-file.ts'
import './banner.css'

const words = copiesWords.conflicts

/** Explains copies that a service set aside beside the vault, and leads to bringing them in. */
export function ConflictBanner() {
  const file = useOpenFile()
  const isRead = useApp((state) => state.read.conflictCopies)
  const { openDialog } = useFrame()
  if (!file || file.conflictCopies.length === 0 || isRead) return null
  const service = file.syncedBy === null ? null : copiesWords.services[file.syncedBy]
  return (
    <div className="banner" data-tone="plain" role="note">
      <Files size={14} strokeWidth={1.75} aria-hidden />
      <span>
        <strong>{words.lead(file.conflictCopies)}</strong> {words.rest(service)}
      </span>
      <button type="button" className="link" onClick={() => openDialog('bring-in')}>
        {words.bringIn}
      </button>
      <button type="button" className="link" onClick={() => markRead('conflictCopies')}>
        {words.read}
      </button>
    </div>
  )
}
