import type { ErrorCode } from '../../../src-shared/errors.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { isOpenerRefusal } from '../../components/opener.ts'

/** The end of a form that opens a copy: what went wrong beside its fields, or what goes on. */
export function FormTail({
  code,
  busy,
  busyText,
}: {
  readonly code: ErrorCode | null
  readonly busy: boolean
  readonly busyText: string
}) {
  return (
    <>
      {code !== null && !isOpenerRefusal(code) && <ErrorCard code={code} />}
      <p role="status" className="backup-busy">
        {busy ? busyText : ''}
      </p>
    </>
  )
}
