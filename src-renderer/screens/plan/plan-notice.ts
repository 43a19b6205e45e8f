import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { formatMinute } from '../../format/dates.ts'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { tellingWords as words } from '../../words/en-telling.ts'
import { placeName } from '../replacement/place-name.ts'

/** What a notice is made of. */
export type Announced = {
  readonly name: string
  readonly plan: Pick<ReplacePlan, 'providerName' | 'breaks' | 'places'>
  /** When it begins, or null for now. */
  readonly startsAt: number | null
}

/** The notice to all who use a key, before it is replaced; holds names and dates and no value. */
export function planNotice({ name, plan, startsAt }: Announced): string {
  const places = plan.places.map((place) => `- ${nameOf(place)}`)
  return [
    words.noticeTitle(splitName(visibleText(name)).head, visibleText(plan.providerName)),
    startsAt === null ? words.noticeNow : words.noticeWhen(formatMinute(startsAt)),
    plan.breaks ? words.noticeBreaks : words.noticeOverlap,
    ...(places.length === 0 ? [] : ['', words.noticePlaces, ...places]),
    '',
    words.noticeTodo,
  ]
    .join('\n')
    .slice(0, 4_000)
}

/** A place with what holds the key there. */
export function nameOf(place: ReplacePlan['places'][number]): string {
  const what = visibleText(place.what)
  return what === '' ? placeName(place) : `${placeName(place)}, ${what}`
}
