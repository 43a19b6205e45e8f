import type { UsedView } from '../../../src-shared/used.ts'
import { BadgePill } from '../../components/badge-pill.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { selectItem } from '../../stores/items.ts'
import { usedWords as words } from '../../words/en.ts'
import { SpotLine } from './spot-line.tsx'
import { useAdopting } from './use-adopting.ts'
import { adoptable, presentCount, spotKey } from './used-text.ts'

/** One key with the places in which it stands; what to do about it stands beside its name. */
export function UsedItem({ view }: { readonly view: UsedView }) {
  const { itemId, name, committed, spots } = view
  const adopting = useAdopting(itemId)
  return (
    <article className="used-item" aria-label={visibleText(name)}>
      <UsedItemHead view={view} busy={adopting.busy} onAdopt={() => void adopting.adopt()} />
      {committed && <p className="used-why">{words.committedWhy}</p>}
      {spots.length > 0 && (
        <ul className="used-spots">
          {spots.map((spot) => (
            <SpotLine key={spotKey(spot)} spot={spot} />
          ))}
        </ul>
      )}
      <p className="used-added" role="status">
        {adopting.added !== null && words.adopted(adopting.added)}
      </p>
      {adopting.code !== null && <ErrorCard code={adopting.code} />}
    </article>
  )
}

function UsedItemHead({
  view,
  busy,
  onAdopt,
}: {
  readonly view: UsedView
  readonly busy: boolean
  readonly onAdopt: () => void
}) {
  const { itemId, name, committed } = view
  const shown = visibleText(name)
  const present = presentCount(view)
  const open = () => {
    void selectItem(itemId)
    go({ screen: 'keys' })
  }
  return (
    <div className="used-item-head">
      <button type="button" className="link used-name" title={words.open(shown)} onClick={open}>
        {splitName(name).head}
      </button>
      {committed && <BadgePill badge={{ kind: 'committed', days: null, at: null, other: null }} />}
      <span className="used-count">{present === 0 ? words.nowhere : words.places(present)}</span>
      <span className="used-actions">
        {adoptable(view) > 0 && (
          <Button
            variant="plain"
            busy={busy}
            aria-label={words.adoptNamed(shown)}
            onClick={onAdopt}
          >
            {words.adopt}
          </Button>
        )}
        {committed && (
          <Button
            variant="plain"
            aria-label={words.replaceNamed(shown)}
            onClick={() => go({ screen: 'plan', itemId })}
          >
            {words.replace}
          </Button>
        )}
      </span>
    </div>
  )
}
