import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Notice } from '../../components/notice.tsx'
import { webhookWords as words } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import type { Told } from './told-text.ts'

const icons = { fine: Check, act: TriangleAlert, soon: CircleAlert } as const

/** What came of something: the sentence in bold, what adds to it, and what to do next. */
export function ToldBox({
  told,
  children,
}: {
  readonly told: Told
  readonly children?: ReactNode
}) {
  return (
    <IntoView>
      <div className="webhooks-told" data-tone={told.tone}>
        <Notice tone={told.tone === 'fine' ? 'plain' : told.tone} icon={icons[told.tone]}>
          <p role="status">
            <strong>{told.title}</strong> {told.lines.join(' ')}
          </p>
          {told.todo !== null && (
            <p>
              {words.check.next}: {told.todo}
            </p>
          )}
          {children}
        </Notice>
      </div>
    </IntoView>
  )
}
