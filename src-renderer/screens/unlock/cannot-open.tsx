import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { Place } from '../../../src-shared/ipc-contract.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { go } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { roadsFrom } from './roads-from.ts'

const words = stepWords.unlock

/** Says that the file, and not what was typed, is the reason why the vault stays closed. */
export function CannotOpen({
  code,
  place,
  onAgain,
}: {
  readonly code: ErrorCode
  readonly place: Place
  readonly onAgain: () => void
}) {
  const roads = roadsFrom(code, place)
  return (
    <div className="unlock-card">
      <h2>{code === 'vault-damaged' ? words.damaged : words.cannotOpen}</h2>
      <ErrorCard
        code={code}
        actions={
          <>
            <Button variant="plain" autoFocus onClick={onAgain}>
              {words.another}
            </Button>
            {roads.includes('salvage') && (
              <Button variant="plain" onClick={() => go({ screen: 'salvage' })}>
                {words.salvage}
              </Button>
            )}
            {roads.includes('restore') && (
              <Button variant="plain" onClick={() => go({ screen: 'restore' })}>
                {words.restore}
              </Button>
            )}
          </>
        }
      />
    </div>
  )
}
