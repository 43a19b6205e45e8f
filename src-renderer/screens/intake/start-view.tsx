import { ClipboardPaste, FileText, X } from 'lucide-react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { useApp } from '../../stores/app.ts'
import { attempt, chooseFile, leaveIntake } from '../../stores/intake-actions.ts'
import { showIntakeDialog } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import { DropArea } from './drop-area.tsx'
import { IntakeShell } from './intake-shell.tsx'

const words = intakeWords.start

/** Nothing lies ready: why a search failed, if one did, and the three ways to bring something in. */
export function StartView({ failed }: { readonly failed: ErrorCode | null }) {
  const isOpen = useApp((state) => state.vault?.state === 'unlocked')
  const bar = (
    <>
      <span className="grow intake-source">
        <strong>{intakeWords.sidebar}</strong>
      </span>
      {!isOpen && (
        <Button variant="quiet" icon={X} onClick={() => void leaveIntake()}>
          {words.back}
        </Button>
      )}
    </>
  )
  return (
    <IntakeShell bar={bar}>
      <div className="intake-start">
        <h1>{words.title}</h1>
        {failed !== null && <ErrorCard code={failed} />}
        <DropArea level={2} />
        <div className="intake-ways">
          <button type="button" className="intake-way" onClick={() => void attempt(chooseFile)}>
            <FileText size={20} strokeWidth={1.75} aria-hidden />
            <span>
              <strong>{words.file}</strong>
              <span>{words.fileLead}</span>
            </span>
          </button>
          <button
            type="button"
            className="intake-way"
            onClick={() => showIntakeDialog({ kind: 'paste' })}
          >
            <ClipboardPaste size={20} strokeWidth={1.75} aria-hidden />
            <span>
              <strong>{words.paste}</strong>
              <span>{words.pasteLead}</span>
            </span>
          </button>
        </div>
      </div>
    </IntakeShell>
  )
}
