import type { PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import { formatMinute } from '../../format/dates.ts'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { noticeText } from '../../words/en-places-story.ts'
import { isOldDead } from './tellings.ts'

/** The notice to whoever looks after a place; holds names and dates and never a value. */
export function noticeOf(view: RotationView, place: PlaceView, now: number): string {
  const until = view.graceEndsAt
  return noticeText({
    key: splitName(visibleText(view.itemName)).head,
    provider: visibleText(view.providerName),
    where: [place.where, place.what]
      .filter((part) => part !== '')
      .map(visibleText)
      .join(', '),
    newName: visibleText(view.newName),
    newMade: view.new === null ? null : formatMinute(view.new.createdAt ?? view.startedAt),
    oldName: visibleText(view.itemName),
    until: until === null || until <= now ? null : formatMinute(until),
    oldIsDead: isOldDead(view) || view.step === 'done',
  }).slice(0, 4_000)
}
