import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { go } from '../../stores/app.ts'
import { putRotation } from '../../stores/rotations.ts'
import { errorWords, stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'

/** The gentler road: a new key first, the old one later. */
export function ReplaceInstead({
  item,
  onBegun,
}: {
  readonly item: ItemDetail
  readonly onBegun: () => void
}) {
  const { busy, code, ask } = useAsking()
  const replace = () =>
    ask(async () => {
      const view = await call('rotations.start', {
        kind: 'replace',
        itemId: item.summary.id,
        reason: '',
      })
      putRotation(view)
      go({ screen: 'replacement', rotationId: view.id })
      onBegun()
    })
  if (!item.summary.replaceable) return null
  return (
    <>
      <Button variant="quiet" size="large" busy={busy} onClick={() => void replace()}>
        {stepWords.key.replaceInstead}
      </Button>
      {code !== null && <span role="alert">{errorWords[code].happened}</span>}
    </>
  )
}
