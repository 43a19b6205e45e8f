import type { ItemDetail } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { errorWords, stepWords } from '../../words/en.ts'
import { startReplacement } from '../keys/start-replacement.ts'
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
      await startReplacement(item.summary)
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
