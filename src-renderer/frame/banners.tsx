import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import { ErrorCard } from '../components/error-card.tsx'
import { useApp } from '../stores/app.ts'
import { listWords } from '../words/en.ts'
import { ConflictBanner } from './conflict-banner.tsx'
import { DueBanner } from './due-banner.tsx'
import { FailedUnlocksBanner } from './failed-unlocks-banner.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { StandInBanner } from './stand-in-banner.tsx'
import { SyncedBanner } from './synced-banner.tsx'
import './banner.css'

/** What holds for the whole window: what it runs in, whose keys, where the file lies, what failed. */
export function Banners() {
  const runsOn = useApp((state) => state.info?.runsOn ?? 'electron')
  const place = useApp((state) => state.vault?.place ?? null)
  const failed = useApp((state) => state.failed)
  const [leaving, setLeaving] = useState(false)
  const words = listWords.app
  return (
    <>
      {runsOn === 'stand-in' && <StandInBanner />}
      {place === 'practice' && (
        <div className="banner" data-tone="accent" role="note">
          <FlaskConical size={14} strokeWidth={1.75} aria-hidden />
          <span>
            <strong>{words.practiceLead}</strong> {words.practiceRest}
          </span>
          <button type="button" className="link" onClick={() => setLeaving(true)}>
            {words.leave}
          </button>
        </div>
      )}
      <FailedUnlocksBanner />
      <SyncedBanner />
      <ConflictBanner />
      <DueBanner />
      {failed !== null && (
        <div className="banner-error">
          <ErrorCard code={failed} />
        </div>
      )}
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </>
  )
}
