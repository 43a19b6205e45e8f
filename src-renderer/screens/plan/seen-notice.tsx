import { MapPin } from 'lucide-react'
import type { ItemId } from '../../../src-shared/ids.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { usedWords } from '../../words/en.ts'
import { useAdopting } from '../used/use-adopting.ts'
import { useUsedOf } from '../used/use-used-of.ts'
import { adoptable } from '../used/used-text.ts'

const words = usedWords.plan

/** Says that the key was seen where it has no place yet, and makes places of that. */
export function SeenNotice({
  itemId,
  onAdded,
}: {
  readonly itemId: ItemId
  /** The plan has more places now. */
  readonly onAdded: () => void
}) {
  const view = useUsedOf(itemId)
  const { busy, code, adopt } = useAdopting(itemId)
  const count = view ? adoptable(view) : 0
  if (count === 0) return null
  return (
    <Notice tone="soon" icon={MapPin}>
      <strong>{words.also(count)}</strong>
      <p>{words.why}</p>
      <Button variant="plain" busy={busy} onClick={() => void adopt().then(onAdded)}>
        {words.add(count)}
      </Button>
      {code !== null && <ErrorCard code={code} />}
    </Notice>
  )
}
