import { Notice } from '../../components/notice.tsx'
import { useIntake } from '../../stores/intake.ts'
import { intakePartWords } from '../../words/en.ts'

/** Says that keys which lie ready and were not kept give way to what is read now. */
export function ReplacesNote({ by }: { readonly by: 'file' | 'paste' }) {
  const count = useIntake(({ state }) => state?.counts.keys ?? 0)
  if (count === 0) return null
  return <Notice tone="soon">{intakePartWords[by].replaces(count)}</Notice>
}
