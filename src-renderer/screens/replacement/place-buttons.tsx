import type { PlaceAction, PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { useNow } from '../../clock.ts'
import { stepWords } from '../../words/en.ts'
import { noticeOf } from './notice-text.ts'
import { actionLabel } from './place-actions.ts'
import type { Placing } from './use-placing.ts'

const words = stepWords.places

/** Everything that may be done with one place. */
export function PlaceButtons({
  view,
  place,
  placing,
}: {
  readonly view: RotationView
  readonly place: PlaceView
  readonly placing: Placing
}) {
  const act = (action: PlaceAction) => () => void placing.act(place, action)
  return (
    <>
      <div className="place-buttons">
        {place.actions.map((action, index) => (
          <Button
            key={action}
            variant={index === 0 ? 'plain' : 'quiet'}
            busy={placing.busyId === place.id}
            onClick={act(action)}
          >
            {actionLabel(place, action)}
          </Button>
        ))}
      </div>
      {place.actions.includes('overwrite') && <p className="place-note">{words.overwriteMeans}</p>}
      {place.actions.includes('undo') && <p className="place-note">{words.undoMeans}</p>}
      {place.who === 'person' && <CopyNotice view={view} place={place} />}
    </>
  )
}

function CopyNotice({ view, place }: { readonly view: RotationView; readonly place: PlaceView }) {
  const now = useNow(60_000)
  const copy = async () => {
    await call('text.copy', { text: noticeOf(view, place, now) })
    return { clearsAfterMs: null }
  }
  return (
    <>
      <CopyButton label={words.copyNotice} onCopy={copy} />
      <p className="place-note">{words.noticeHint}</p>
    </>
  )
}
