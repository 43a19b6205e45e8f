import { CircleAlert } from 'lucide-react'
import type { PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { formatSecond } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { errorWords, stepWords } from '../../words/en.ts'
import { PlaceButtons } from './place-buttons.tsx'
import { PlaceDiff } from './place-diff.tsx'
import type { Placing } from './use-placing.ts'
import { usePlaceDiff } from './use-place-diff.ts'
import './place-panel.css'

const words = stepWords.places

const isWritten: ReadonlySet<PlaceView['state']> = new Set(['updated', 'waiting', 'ticked'])

/** One place of a replacement: how it stands, what changes there, and what may be done. */
export function PlacePanel({
  view,
  place,
  placing,
}: {
  readonly view: RotationView
  readonly place: PlaceView
  readonly placing: Placing
}) {
  const { diff, failed } = usePlaceDiff(view.id, place)
  return (
    <section className="place-panel" aria-label={visibleText(place.where)}>
      <h2>{visibleText(place.where)}</h2>
      <p className="place-what">
        {words.kindOf(place.kind)} {place.what !== '' && <Mono>{place.what}</Mono>}
      </p>
      <Stands place={place} isBack={view.backAt !== null} />
      {place.code !== null && <ErrorCard code={place.code} />}
      {diff && (
        <>
          <h3>{isWritten.has(place.state) ? words.changed : words.willChange}</h3>
          <PlaceDiff diff={diff} />
          {diff.facts.length > 0 && (
            <Notice tone="soon" icon={CircleAlert}>
              {diff.facts.map((fact) => (
                <p key={fact}>{words.facts[fact]}</p>
              ))}
            </Notice>
          )}
        </>
      )}
      {failed !== null && <ErrorCard code={failed} />}
      <Check place={place} />
      {place.output !== null && (
        <>
          <h3>{words.output}</h3>
          <pre className="place-output" tabIndex={0} aria-label={words.output}>
            {visibleText(place.output)}
          </pre>
        </>
      )}
      <PlaceButtons view={view} place={place} placing={placing} />
      {placing.code !== null && <ErrorCard code={placing.code} />}
    </section>
  )
}

function Stands({
  place: { state },
  isBack,
}: {
  readonly place: PlaceView
  readonly isBack: boolean
}) {
  if (isBack && state === 'todo')
    return (
      <p>
        <strong>{words.untouched}.</strong>
      </p>
    )
  return (
    <p>
      <strong>{words.states[state]}.</strong> {words.means[state]}
    </p>
  )
}

function Check({ place: { checks, checkedAt, checkCode } }: { readonly place: PlaceView }) {
  if (!checks) return null
  return (
    <Facts>
      <Fact label={words.check}>
        {checkCode !== null
          ? `${words.checkFailed}. ${errorWords[checkCode].happened}`
          : checkedAt === null
            ? words.notChecked
            : words.checked(formatSecond(checkedAt))}
      </Fact>
    </Facts>
  )
}
