import { CircleHelp } from 'lucide-react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Notice } from '../../components/notice.tsx'
import { formatSecond } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.replacement

/** What checking does, and what it does not do. */
export function CheckNotice({ view }: { readonly view: RotationView }) {
  const time = formatSecond(view.askedAt ?? view.startedAt)
  return (
    <Notice tone="soon" icon={CircleHelp}>
      <strong>{words.checkTitle}</strong>
      <p>{words.checkText(visibleText(view.providerName), visibleText(view.newName), time)}</p>
    </Notice>
  )
}
