import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { codeOf } from '../api.ts'
import { go, useApp } from '../stores/app.ts'
import { quietDue, useDue } from '../stores/due.ts'
import { batchWords, errorWords, reviewWords } from '../words/en.ts'
import { dueText } from './due-text.ts'
import './banner.css'

const words = batchWords.due

/** What is due, quietly, over the list of keys; put aside for today with one press. */
export function DueBanner() {
  const view = useDue((state) => state.view)
  const isAtKeys = useApp((state) => state.route.screen === 'keys')
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  if (view === null || view.quiet || !isAtKeys) return null
  const text = dueText(view)
  if (text === '') return null
  const notToday = () => {
    setFailed(null)
    quietDue().catch((thrown: unknown) => setFailed(codeOf(thrown)))
  }
  return (
    <div className="banner" data-tone="plain" role="note">
      <CalendarClock size={14} strokeWidth={1.75} aria-hidden />
      <span>{failed === null ? text : errorWords[failed].happened}</span>
      {view.reviewDue === true && (
        <button type="button" className="link" onClick={() => go({ screen: 'review' })}>
          {reviewWords.bannerGo}
        </button>
      )}
      {view.overdue + view.expired > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => go({ screen: 'batch-plan', filter: { by: 'overdue' } })}
        >
          {words.replace}
        </button>
      )}
      <button type="button" className="link" onClick={notToday}>
        {words.notToday}
      </button>
    </div>
  )
}
