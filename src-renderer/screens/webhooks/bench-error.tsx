import type { ErrorCode } from '../../../src-shared/errors.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { IntoView } from '../into-view.tsx'
import { notSentTold } from './told-text.ts'
import { ToldBox } from './told-box.tsx'

/** Why nothing was sent; what the person did not allow is told in the words of the bench. */
export function BenchError({ code }: { readonly code: ErrorCode }) {
  const told = notSentTold(code)
  if (told !== null) return <ToldBox told={told} />
  return (
    <IntoView>
      <ErrorCard code={code} />
    </IntoView>
  )
}
