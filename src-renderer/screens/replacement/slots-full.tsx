import { useState } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { When } from '../../components/when.tsx'
import { stepWords } from '../../words/en.ts'
import { TurnOffDialog } from '../turn-off/turn-off-dialog.tsx'
import { useLiveKeys, type LiveKey } from './use-live-keys.ts'
import './slots-full.css'

const words = stepWords.replacement

/** Every place for a key is taken: shows the others, each with its turning off. */
export function SlotsFull({ view }: { readonly view: RotationView }) {
  const { keys, failed } = useLiveKeys(view)
  const [chosen, setChosen] = useState<LiveKey | null>(null)
  return (
    <section className="slots" aria-label={words.slotsTitle(view.providerName)}>
      <h3>{words.slotsTitle(view.providerName)}</h3>
      <p className="chapter-detail">{words.slotsLead}</p>
      {failed !== null && <ErrorCard code={failed} />}
      {keys?.length === 0 && <p>{words.slotsNone}</p>}
      <ul className="slots-list">
        {keys?.map((key) => (
          <SlotLine key={key.version.id} live={key} onChoose={() => setChosen(key)} />
        ))}
      </ul>
      {chosen && (
        <TurnOffDialog
          item={chosen.item}
          versionId={chosen.version.id}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  )
}

function SlotLine({
  live: { item, version },
  onChoose,
}: {
  readonly live: LiveKey
  readonly onChoose: () => void
}) {
  const name = version.nameAtProvider ?? item.summary.name
  return (
    <li className="slot">
      <span className="slot-what">
        <strong>{name}</strong>
        <span>
          {version.hint}{' '}
          {version.lastUsedAt === null ? (
            stepWords.key.neverUsed
          ) : (
            <When at={version.lastUsedAt} form="relative" />
          )}
        </span>
      </span>
      {version.signer ? (
        <span className="slot-stays">{words.signerStays}</span>
      ) : (
        <Button variant="plain" aria-label={words.turnOffOther(name)} onClick={onChoose}>
          {words.turnOffShort}
        </Button>
      )}
    </li>
  )
}
