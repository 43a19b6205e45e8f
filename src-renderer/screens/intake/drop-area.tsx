import { Folder } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { attempt, chooseFile, chooseFolder } from '../../stores/intake-actions.ts'
import { showIntakeDialog, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import './drop-area.css'

const words = intakeWords.start

/** Where a folder is dropped or chosen; the whole window takes the drop, this says so. */
export function DropArea({ level }: { readonly level: 2 | 3 }) {
  const failed = useIntake((state) => state.refused ?? state.failed)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <>
      <section className="drop-area">
        <Folder size={28} strokeWidth={1.75} aria-hidden />
        <div className="drop-area-text">
          <Heading>{words.dropTitle}</Heading>
          <p>{words.dropLead}</p>
        </div>
        <Button variant="filled" size="large" onClick={() => void attempt(chooseFolder)}>
          {words.choose}
        </Button>
      </section>
      {failed !== null && <ErrorCard code={failed} />}
    </>
  )
}

/** The other ways in: a file, or something copied. */
export function OtherWays() {
  return (
    <>
      <button type="button" className="link" onClick={() => void attempt(chooseFile)}>
        {words.file}
      </button>
      <button type="button" className="link" onClick={() => showIntakeDialog({ kind: 'paste' })}>
        {words.paste}
      </button>
    </>
  )
}
