import type { BatchView } from '../../../src-shared/batch.ts'
import { useNow } from '../../clock.ts'
import { When } from '../../components/when.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useRotations } from '../../stores/rotations.ts'
import { batchWords, errorWords } from '../../words/en.ts'
import { oldLeft } from './old-left.ts'
import { StatePill } from './state-pill.tsx'

type Item = BatchView['items'][number]

/** The keys of a batch in their order, each with its state and its replacement. */
export function BatchItems({ view }: { readonly view: BatchView }) {
  return (
    <ul className="batch-items">
      {view.items.map((item) => (
        <BatchLine key={item.itemId} item={item} />
      ))}
    </ul>
  )
}

function BatchLine({ item }: { readonly item: Item }) {
  const { head, stamp } = splitName(item.name)
  const { rotationId, at } = item
  const view = useRotations(({ views }) => views.find(({ id }) => id === rotationId))
  const now = useNow(60_000)
  const left = item.state === 'done' ? oldLeft(view ?? null, now) : ''
  const why = left || whyOf(item, view?.turn === 'keyturn')
  return (
    <li className="batch-line" data-state={item.state}>
      <StatePill state={item.state} text={left === '' ? null : batchWords.progress.newInUse} />
      <span className="batch-line-name">
        <strong>{head}</strong>
        {stamp !== '' && <span className="batch-line-stamp">{visibleText(stamp)}</span>}
      </span>
      <span className="batch-line-when">{at !== null && <When at={at} form="relative" />}</span>
      {rotationId !== null && (
        <button
          type="button"
          className="link"
          aria-label={batchWords.progress.openNamed(head)}
          onClick={() => go({ screen: 'replacement', rotationId })}
        >
          {batchWords.progress.open}
        </button>
      )}
      {why !== '' && <p className="batch-line-why">{why}</p>}
    </li>
  )
}

/** Why a key is no further, in a sentence; empty where there is nothing to say. */
function whyOf({ state, code }: Item, goesOn: boolean): string {
  if (code !== null) {
    const { happened, kept, todo } = errorWords[code]
    return `${happened} ${kept} ${todo}`
  }
  if (state === 'failed') return batchWords.progress.overNow
  if (state !== 'waiting') return ''
  return goesOn ? batchWords.progress.goesOn : batchWords.progress.yourTurn
}
