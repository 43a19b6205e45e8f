import type { RotationView, Truth } from '../../../src-shared/rotation.ts'
import { formatNearDay, formatSoon } from '../../format/dates.ts'
import { stepWords } from '../../words/en.ts'
import { roadCards, type RoadCard } from '../../words/en-cards.ts'
import { errorWords, type ErrorWords } from '../../words/en-errors.ts'
import { cardWords } from '../../words/en-story.ts'
import { tellingWords } from '../../words/en-telling.ts'
import { isPostponed } from '../replacement/postponed.ts'
import { namesOf } from '../replacement/story.ts'
import { asksForKey } from '../replacement/tellings.ts'

const words = stepWords.replacement.list

/** What happened, what was kept, what to do: the three lines of a card. */
export function cardTold(view: RotationView, now: number): ErrorWords {
  if (isPostponed(view) && view.trouble === null) return tellingWords.postponedCard
  const names = namesOf(view, now)
  const road = roadOf(view)
  // What went wrong is said in its own words, except where the road says it better.
  if (road !== null && (view.trouble === null || isGrave(road))) return roadCards[road](names)
  return view.trouble ? errorWords[view.trouble.code] : cardWords[view.step](names)
}

/** The next date that matters: when it begins, when Keyturn goes on, or how long the old key works; else null. */
export function nextDate(view: RotationView, now: number): string | null {
  if (isPostponed(view) && view.startsAt !== null)
    return tellingWords.postponed(formatSoon(view.startsAt, now))
  if (view.notBefore !== null && view.notBefore !== view.graceEndsAt)
    return words.goesOn(formatSoon(view.notBefore, now))
  if (view.step !== 'promoted' || view.graceEndsAt === null || view.graceEndsAt <= now) return null
  const day = formatNearDay(view.graceEndsAt, now)
  return view.strategy === 'guided' ? words.oldFrom(day) : words.oldUntil(day)
}

function isGrave(road: RoadCard): boolean {
  return road === 'dead-lost' || road === 'either' || road === 'still-used'
}

const byTruth: Partial<Readonly<Record<Truth, RoadCard>>> = {
  'old-dead-new-lost': 'dead-lost',
  'either-may-live': 'either',
  'old-still-used': 'still-used',
  'taking-back': 'taking-back',
}

function roadOf(view: RotationView): RoadCard | null {
  const isSaved = view.step === 'proved' || view.step === 'promoted'
  if (view.truth === 'old-dead-new-saved') return isSaved ? 'dead-places' : null
  return byTruth[view.truth] ?? roadOfActions(view)
}

function roadOfActions(view: RotationView): RoadCard | null {
  const { actions } = view
  if (asksForKey(view)) return 'guided'
  if (view.truth === 'off-no-new') return 'off-no-new'
  if (actions.includes('works-by-hand')) return 'by-hand'
  if (actions.includes('accept-break')) return 'accept'
  if (view.step !== 'promoted') return null
  if (actions.includes('old-is-off')) return 'off-by-hand'
  return view.retiresByItself ? 'quiet' : null
}
