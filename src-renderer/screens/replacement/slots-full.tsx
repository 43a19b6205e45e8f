import { useState } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
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
    <section className="slots" aria-label={words.slots(visibleText(view.providerName))}>
      {failed !== null && <ErrorCard code={failed} />}
      {keys?.length === 0 && <p>{words.slotsNone}</p>}
      <ul className="slots-list">
        {keys?.map((key) => (
          <SlotLine
            key={key.version.id}
            live={key}
            stays={whyItStays(view, key)}
            onChoose={() => setChosen(key)}
          />
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
  stays,
  onChoose,
}: {
  readonly live: LiveKey
  /** Why it is not to be turned off here, or null. */
  readonly stays: string | null
  readonly onChoose: () => void
}) {
  const name = visibleText(version.nameAtProvider ?? item.summary.name)
  return (
    <li className="slot">
      <span className="slot-what">
        <strong>{name}</strong>
        <span>
          {version.hint}, {words.lastUsed}{' '}
          {version.lastUsedAt === null ? (
            stepWords.key.neverUsed
          ) : (
            <When at={version.lastUsedAt} form="relative" />
          )}
        </span>
      </span>
      {stays !== null ? (
        <span className="slot-stays">{stays}</span>
      ) : (
        <Button variant="plain" aria-label={words.turnOffOther(name)} onClick={onChoose}>
          {words.turnOffShort}
        </Button>
      )}
    </li>
  )
}

function whyItStays(view: RotationView, { version }: LiveKey): string | null {
  if (version.signer) return words.signerStays
  return version.id === view.old?.versionId ? words.replacedStays : null
}
