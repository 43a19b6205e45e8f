import { CopyCheck } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { stepWords } from '../../words/en.ts'

const words = stepWords.key

/** Says that the secret is in the vault already, and lets the person add it all the same. */
export function DuplicateNotice({
  busy,
  onAddAnyway,
}: {
  readonly busy: boolean
  readonly onAddAnyway: () => void
}) {
  return (
    <div role="alert">
      <Notice tone="soon" icon={CopyCheck}>
        <strong>{words.duplicate}</strong>
        <p>{words.duplicateTodo}</p>
        <Button className="new-key-anyway" variant="plain" busy={busy} onClick={onAddAnyway}>
          {words.addAnyway}
        </Button>
      </Notice>
    </div>
  )
}
