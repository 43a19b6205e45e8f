import { Info } from 'lucide-react'
import { markRead, useApp } from '../stores/app.ts'
import { listWords } from '../words/en.ts'
import './banner.css'

/** Says how often unlocking failed before it worked, until that was read. */
export function FailedUnlocksBanner() {
  const count = useApp((state) => state.vault?.failedUnlocks ?? 0)
  const isRead = useApp((state) => state.read.failedUnlocks)
  if (count === 0 || isRead) return null
  return (
    <div className="banner" data-tone="plain" role="note">
      <Info size={14} strokeWidth={1.75} aria-hidden />
      <span>{listWords.app.failedUnlocks(count)}</span>
      <button type="button" className="link" onClick={() => markRead('failedUnlocks')}>
        {listWords.app.failedUnlocksRead}
      </button>
    </div>
  )
}
