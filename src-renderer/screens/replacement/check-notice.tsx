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
      <p>{textOf(view, time)}</p>
    </Notice>
  )
}

function textOf(view: RotationView, time: string): string {
  const provider = visibleText(view.providerName)
  return view.strategy === 'in-place'
    ? stepWords.roads.checkInPlace(provider)
    : words.checkText(provider, visibleText(view.newName), time)
}
