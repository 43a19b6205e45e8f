import { useEffect, useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import type { UsedSpot } from '../../../src-shared/used.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { When } from '../../components/when.tsx'
import { go } from '../../stores/app.ts'
import { lookForKeys, reloadUsed, useUsed } from '../../stores/used.ts'
import { usedWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { SpotLine } from '../used/spot-line.tsx'
import { useAdopting } from '../used/use-adopting.ts'
import { useUsedOf } from '../used/use-used-of.ts'
import { adoptable, presentCount, spotKey } from '../used/used-text.ts'

const words = usedWords.panel
const few = 4

/** Where a key was seen when it was last looked for, and what can be made of that. */
export function PanelSeen({ item }: { readonly item: ItemDetail }) {
  const { id } = item.summary
  const view = useUsedOf(id)
  const looking = useLookingFor(id)
  const adopting = useAdopting(id)
  const hasSecret = item.versions.some((version) => version.hasSecret)
  if (view === null || !hasSecret) return null
  const { lookedAt, spots } = view
  const code = looking.code ?? adopting.code
  return (
    <section className="panel-part" aria-label={words.title}>
      <div className="panel-heading-line">
        <h3 className="panel-heading">{words.title}</h3>
        {lookedAt !== null && (
          <span className="panel-aside">
            {words.at} <When at={lookedAt} form="relative" />
          </span>
        )}
        <button
          type="button"
          className="link"
          disabled={looking.isLooking}
          onClick={looking.look ?? (() => go({ screen: 'used' }))}
        >
          {looking.isLooking ? words.looking : looking.look ? words.lookNow : words.choose}
        </button>
      </div>
      {lookedAt === null && <p className="panel-none">{words.never}</p>}
      {lookedAt !== null && presentCount(view) === 0 && (
        <p className="panel-none">{words.nowhere}</p>
      )}
      <SeenSpots spots={spots} />
      {adoptable(view) > 0 && (
        <button
          type="button"
          className="link panel-add"
          disabled={adopting.busy}
          onClick={() => void adopting.adopt()}
        >
          {usedWords.adopt}
        </button>
      )}
      {code !== null && <ErrorCard code={code} />}
    </section>
  )
}

/** Looks for one key in the folders of the last look; `look` is null where there are none. */
function useLookingFor(itemId: ItemId) {
  const state = useUsed((store) => store.state)
  const { busy, code, ask } = useAsking()
  useEffect(() => {
    if (!state) void reloadUsed()
  }, [state])
  const isLooking = busy || state?.phase === 'working'
  if (!state || state.folders.length === 0) return { isLooking, code, look: null }
  const { folders, withHistory } = state
  const order = { folders: [...folders], withHistory, itemId }
  return { isLooking, code, look: () => void ask(() => lookForKeys(order)) }
}

function SeenSpots({ spots }: { readonly spots: readonly UsedSpot[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? spots : spots.slice(0, few)
  if (spots.length === 0) return null
  return (
    <>
      <ul className="used-spots">
        {shown.map((spot) => (
          <SpotLine key={spotKey(spot)} spot={spot} />
        ))}
      </ul>
      {shown.length < spots.length && (
        <button type="button" className="link panel-add" onClick={() => setAll(true)}>
          {words.all(spots.length)}
        </button>
      )}
    </>
  )
}
