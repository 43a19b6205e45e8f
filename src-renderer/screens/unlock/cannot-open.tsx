import type { ErrorCode } from '../../../src-shared/errors.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { stepWords } from '../../words/en.ts'

const words = stepWords.unlock

/** Says that the file, and not what was typed, is the reason why the vault stays closed. */
export function CannotOpen({
  code,
  onAgain,
}: {
  readonly code: ErrorCode
  readonly onAgain: () => void
}) {
  return (
    <div className="unlock-card">
      <h2>{code === 'vault-damaged' ? words.damaged : words.cannotOpen}</h2>
      <ErrorCard
        code={code}
        actions={
          <Button variant="plain" autoFocus onClick={onAgain}>
            {words.another}
          </Button>
        }
      />
    </div>
  )
}
