import type { RotationView } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { mayGo, slotsOf, type Slot } from './slot-order.ts'
import type { Acting } from './use-acting.ts'
import { useLiveKeys } from './use-live-keys.ts'
import './slots-full.css'

const words = stepWords.roads

/** Every place for a key is taken: the person chooses which key may go. */
export function SlotChoice({
  view,
  acting,
}: {
  readonly view: RotationView
  readonly acting: Acting
}) {
  const now = useNow(60_000)
  const { keys, failed } = useLiveKeys(view)
  const title = words.slotTitle(visibleText(view.providerName))
  return (
    <section className="slots" aria-label={title}>
      <h3>{title}</h3>
      <p className="chapter-detail">{words.slotLead}</p>
      {failed !== null && <ErrorCard code={failed} />}
      <ul className="slots-list">
        {slotsOf(view, { live: keys ?? [], now }).map((slot) => (
          <SlotLine
            key={slot.candidate.remoteId}
            slot={slot}
            busy={acting.busy}
            onGiveUp={() =>
              acting.setWeighing({ action: 'give-up-slot', remoteId: slot.candidate.remoteId })
            }
          />
        ))}
      </ul>
    </section>
  )
}

function SlotLine({
  slot: { candidate, live, stand },
  busy,
  onGiveUp,
}: {
  readonly slot: Slot
  readonly busy: boolean
  readonly onGiveUp: () => void
}) {
  const name = visibleText(
    candidate.name ?? live?.item.summary.name ?? stepWords.replacement.unnamed,
  )
  return (
    <li className="slot">
      <span className="slot-what">
        <strong>{name}</strong>
        <span>
          {words.slotStands[stand]}, <Mono>{live?.version.hint ?? candidate.remoteId}</Mono>
          {', '}
          {live === null ? <Made at={candidate.createdAt} /> : <Used live={live} />}
        </span>
      </span>
      {mayGo(stand) && (
        <Button variant="plain" busy={busy} aria-label={words.giveUpNamed(name)} onClick={onGiveUp}>
          {words.giveUp}
        </Button>
      )}
    </li>
  )
}

function Made({ at }: { readonly at: number | null }) {
  return at === null ? stepWords.replacement.unknownDate : <When at={at} form="minute" />
}

function Used({ live: { version } }: { readonly live: NonNullable<Slot['live']> }) {
  if (version.lastUsedAt !== null)
    return (
      <>
        {words.slotUsed} <When at={version.lastUsedAt} form="relative" />
      </>
    )
  return version.lastUsedSource === 'unknown' ? words.slotUnknown : words.slotNever
}
