import { Check, CircleAlert, Clock, Ellipsis, Minus } from 'lucide-react'
import type { PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { formatMinute, formatSecond, isoOf } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { useMedia } from '../../media.ts'
import { stepWords } from '../../words/en.ts'
import { actionInList, actionLabel } from './place-actions.ts'
import { placeName } from './place-name.ts'
import { markOf, type PlaceMark } from './place-numbers.ts'
import { PlacePanel } from './place-panel.tsx'
import { oneColumn } from './one-column.ts'
import type { Placing } from './use-placing.ts'

const words = stepWords.places

/** One place in the list; chosen, it is shown at the side, or below where there is no side. */
export function PlaceLine({
  view,
  place,
  placing,
}: {
  readonly view: RotationView
  readonly place: PlaceView
  readonly placing: Placing
}) {
  const isShown = placing.shown?.id === place.id
  const isBelow = useMedia(oneColumn) && isShown
  const isBack = view.backAt !== null
  const mark = markOf(place, isBack)
  const action = actionInList(place, isBack)
  const where = placeName(place)
  return (
    <li className="place" data-mark={mark} data-shown={isShown}>
      <div className="place-row">
        <button
          type="button"
          className="place-open"
          aria-pressed={isShown}
          onClick={() => placing.choose(place.id)}
        >
          <Mark mark={mark} />
          <span className="place-name">
            {where} {place.what !== '' && <span>{visibleText(place.what)}</span>}
          </span>
          <span className="place-state">
            <State place={place} isBack={isBack} />
          </span>
        </button>
        {action !== null && (
          <Button
            variant="plain"
            busy={placing.busyId === place.id}
            aria-label={words.actionAt(actionLabel(place, action), where)}
            onClick={() => void placing.act(place, action)}
          >
            {actionLabel(place, action)}
          </Button>
        )}
      </div>
      {isBelow && <PlacePanel key={place.id} view={view} place={place} placing={placing} />}
    </li>
  )
}

function State({
  place: { state, at, who, checkCode },
  isBack,
}: {
  readonly place: PlaceView
  readonly isBack: boolean
}) {
  if (state === 'todo') return isBack ? words.untouched : words.whoDoes[who]
  const told = checkCode !== null && state === 'updated' ? words.checkBad : words.states[state]
  return (
    <>
      {told}{' '}
      {at !== null && (
        <time dateTime={isoOf(at)} title={formatMinute(at)}>
          {formatSecond(at)}
        </time>
      )}
    </>
  )
}

function Mark({ mark }: { readonly mark: PlaceMark }) {
  switch (mark) {
    case 'done':
      return <Check size={14} strokeWidth={2} aria-hidden className="place-mark" />
    case 'stuck':
      return <CircleAlert size={14} strokeWidth={2} aria-hidden className="place-mark" />
    case 'deploying':
      return <Clock size={14} strokeWidth={2} aria-hidden className="place-mark" />
    case 'working':
      return <Ellipsis size={14} strokeWidth={2} aria-hidden className="place-mark" />
    case 'left-out':
      return <Minus size={14} strokeWidth={2} aria-hidden className="place-mark" />
    case 'by-hand':
      return <span className="places-half" aria-hidden />
    case 'todo':
      return <span className="places-half places-todo" aria-hidden />
  }
}
