import { CircleAlert } from 'lucide-react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Notice } from '../../components/notice.tsx'
import { useConnections } from '../../stores/connections.ts'
import { useGuide } from '../../stores/guides.ts'
import { guideWords, stepWords } from '../../words/en.ts'
import { GuideSteps } from '../guides/guide-steps.tsx'
import { roadOf } from '../guides/road-of.ts'
import { UnseenNote } from '../guides/unseen-note.tsx'

const words = stepWords.key

/** That Keyturn cannot turn it off, and the exact clicks by which a person can. */
export function OffByHand({
  item,
  providerName,
}: {
  readonly item: ItemDetail
  readonly providerName: string
}) {
  const guide = useGuide(item.vendor)
  const facts = useConnections(
    (state) => state.views.find(({ id }) => id === item.connectionId)?.facts ?? null,
  )
  const road = guide && roadOf(guide, item.summary.kind)
  return (
    <>
      <Notice tone="plain" icon={CircleAlert}>
        <strong>{words.byHand}</strong> {words.byHandTodo(providerName)}
      </Notice>
      {guide && road?.turnOff === null && <p>{guideWords.noTurnOff(guide.name)}</p>}
      {guide && road?.turnOff && <GuideSteps guide={guide} steps={road.turnOff} />}
      {guide && road && <UnseenNote guide={guide} road={road} facts={facts} />}
    </>
  )
}
