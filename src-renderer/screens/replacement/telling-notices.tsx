import { CalendarClock, Clock, Megaphone } from 'lucide-react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { Notice } from '../../components/notice.tsx'
import { When } from '../../components/when.tsx'
import { formatMinute } from '../../format/dates.ts'
import { tellingWords as words, whyWords } from '../../words/en.ts'
import { placeName } from './place-name.ts'
import { isLate, isPostponed, unconfirmed } from './postponed.ts'

/** What is said above the story: when it begins, who was told, and who is late. */
export function TellingNotices({ view }: { readonly view: RotationView }) {
  const now = useNow(60_000)
  const { startsAt, toldAt, why } = view
  const waits = isPostponed(view)
  return (
    <>
      {waits && startsAt !== null && (
        <Notice tone="accent" icon={CalendarClock}>
          <strong>{words.postponed(formatMinute(startsAt))}.</strong> {words.postponedRest}
        </Notice>
      )}
      {isLate(view, now) && <Late view={view} />}
      {view.kind === 'replace' && (toldAt !== null || waits) && (
        <p className="telling-told">
          <Megaphone size={14} strokeWidth={1.75} aria-hidden />
          {toldAt === null ? (
            words.notToldYet
          ) : (
            <span>
              {words.toldAt} <When at={toldAt} form="minute" />
            </span>
          )}
        </p>
      )}
      {why !== null && why !== 'scheduled' && (
        <p className="telling-told">
          {words.why}: {whyWords[why]}
        </p>
      )}
    </>
  )
}

/** A day after the new key was made: which places are still to be confirmed. */
function Late({ view }: { readonly view: RotationView }) {
  const open = unconfirmed(view)
  return (
    <Notice tone="soon" icon={Clock}>
      <strong>{words.late}</strong>
      <p>{open.length === 0 ? words.lateNobody : words.lateTodo}</p>
      {open.length > 0 && (
        <ul className="telling-late">
          {open.map((place) => (
            <li key={place.id}>{placeName(place)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
