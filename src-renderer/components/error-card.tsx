import type { ReactNode } from 'react'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { errorWords, listWords } from '../words/en.ts'
import { Fact, Facts } from './facts.tsx'
import './error-card.css'

/** What happened, what was kept, what to do: the three lines of every error. */
export function ErrorCard({
  code,
  title,
  actions,
}: {
  readonly code: ErrorCode
  readonly title?: ReactNode
  readonly actions?: ReactNode
}) {
  const words = errorWords[code]
  return (
    <div className="error-card" role="alert" data-code={code}>
      {title !== undefined && <h3 className="error-card-title">{title}</h3>}
      <Facts>
        <Fact label={listWords.errors.happened}>{words.happened}</Fact>
        <Fact label={listWords.errors.kept}>{words.kept}</Fact>
        <Fact label={listWords.errors.todo}>{words.todo}</Fact>
      </Facts>
      {actions !== undefined && actions !== null && actions !== false && (
        <div className="error-card-actions">{actions}</div>
      )}
    </div>
  )
}
