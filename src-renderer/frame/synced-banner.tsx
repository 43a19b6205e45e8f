import { FolderSync } from 'lucide-react'
import { go, markRead, useApp } from '../stores/app.ts'
import { copiesWords } from '../words/en.ts'
import { useOpenFile } from './use-open-file.ts'
import './banner.css'

const words = copiesWords.synced

/** Says what can go wrong where a service copies the vault's folder, until that was read. */
export function SyncedBanner() {
  const file = useOpenFile()
  const isRead = useApp((state) => state.read.synced)
  // Where two copies lie already, the banner about them says the rest.
  if (!file?.syncedBy || isRead || file.conflictCopies.length > 0) return null
  const service = copiesWords.services[file.syncedBy]
  return (
    <div className="banner" data-tone="soon" role="note">
      <FolderSync size={14} strokeWidth={1.75} aria-hidden />
      <span>
        <strong>{words.lead(service)}</strong> {words.rest(service)}
      </span>
      <button
        type="button"
        className="link"
        onClick={() => go({ screen: 'settings', part: 'backups' })}
      >
        {words.backups}
      </button>
      <button type="button" className="link" onClick={() => markRead('synced')}>
        {words.read}
      </button>
    </div>
  )
}
