import type { ErrorCode } from '../../../src-shared/errors.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { loadApp } from '../../stores/app.ts'
import { listWords } from '../../words/en.ts'

/** Why the list could not be read or a replacement not begun; the latter can be put away. */
export function ListError({
  code,
  onForget,
}: {
  readonly code: ErrorCode
  readonly onForget: (() => void) | null
}) {
  return (
    <div className="keys-error">
      <ErrorCard
        code={code}
        actions={
          <>
            {code === 'host-gone' && (
              <Button variant="plain" onClick={() => void loadApp()}>
                {listWords.app.again}
              </Button>
            )}
            {onForget && (
              <Button variant="plain" onClick={onForget}>
                {listWords.app.close}
              </Button>
            )}
          </>
        }
      />
    </div>
  )
}
