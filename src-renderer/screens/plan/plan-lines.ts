import { hourMs } from '../../../src-shared/clock.ts'
import type { ReplacePlan, StoryLine } from '../../../src-shared/rotation.ts'
import { formatMinute } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { planWords } from '../../words/en-plan.ts'

const words = planWords.steps

/** One of the four lines of a replacement that has not begun. */
export type PlanLine = {
  readonly id: StoryLine['id']
  readonly title: string
  readonly detail: string
  readonly who: 'keyturn' | 'person' | 'both'
}

/** What a person chose, and when it is. */
export type Chosen = { readonly graceHours: number; readonly now: number }

/** What will be done, in the four lines in which it is told afterwards. */
export function planLines(plan: ReplacePlan, chosen: Chosen): readonly PlanLine[] {
  return [madeLine(plan), savedLine(plan), placesLine(plan), oldLine(plan, chosen)]
}

/** Whether a person must decide or read something first; else a replacement begins at one click. */
export function needsDeciding(plan: ReplacePlan): boolean {
  return plan.strategy !== 'overlap' || plan.breaks || plan.hindrance !== null || isFull(plan)
}

/** Whether the provider has no room for another key, as far as is known. */
export function isFull({ slots }: Pick<ReplacePlan, 'slots'>): boolean {
  return slots?.live != null && slots.live >= slots.most
}

/** The grace periods to choose from: the usual ones, and the item's own where it is another. */
export function graceChoices(ownHours: number): readonly number[] {
  return [...new Set([0, 1, 24, 168, ownHours])].toSorted((a, b) => a - b)
}

function madeLine(plan: ReplacePlan): PlanLine {
  const provider = visibleText(plan.providerName)
  const { slots } = plan
  switch (plan.strategy) {
    case 'guided':
      return {
        id: 'made',
        title: words.madeGuided(provider),
        detail: plan.breaks ? words.madeGuidedEnds : words.madeGuidedHow,
        who: 'person',
      }
    case 'in-place':
      return {
        id: 'made',
        title: words.madeInPlace(provider),
        detail: words.madeInPlaceHow,
        who: 'keyturn',
      }
    case 'overlap': {
      const detail =
        isFull(plan) && slots ? words.madeSlots(slots.live ?? 0, slots.most) : words.madeApiHow
      return { id: 'made', title: words.madeApi(provider), detail, who: 'keyturn' }
    }
  }
}

function savedLine(plan: ReplacePlan): PlanLine {
  const detail = words.proves[plan.proves](visibleText(plan.providerName))
  return {
    id: 'saved',
    title: words.saved,
    detail,
    who: plan.proves === 'api' ? 'keyturn' : 'both',
  }
}

function placesLine({ places }: ReplacePlan): PlanLine {
  const byKeyturn = places.filter(({ who }) => who === 'keyturn').length
  const byHand = places.length - byKeyturn
  const line = { id: 'places', title: words.places(places.length) } as const
  if (places.length === 0) return { ...line, detail: words.placesNone, who: 'person' }
  if (byHand === 0) return { ...line, detail: words.placesKeyturn, who: 'keyturn' }
  if (byKeyturn === 0) return { ...line, detail: words.placesPerson, who: 'person' }
  return { ...line, detail: words.placesBoth(byKeyturn, byHand), who: 'both' }
}

function oldLine(plan: ReplacePlan, { graceHours, now }: Chosen): PlanLine {
  if (plan.strategy === 'in-place')
    return { id: 'old', title: words.oldDead, detail: words.oldDeadHow, who: 'keyturn' }
  if (plan.breaks)
    return { id: 'old', title: words.oldDead, detail: words.oldDeadByHand, who: 'person' }
  const until = formatMinute(now + graceHours * hourMs)
  const provider = visibleText(plan.providerName)
  const title =
    graceHours === 0
      ? words.oldAtOnce
      : plan.retires === 'person'
        ? words.oldByHand(provider, until)
        : words.oldUntil(until)
  const detail = words.retires[plan.retires](provider)
  const who = { 'when-quiet': 'keyturn', 'when-asked': 'both', person: 'person' } as const
  return { id: 'old', title, detail, who: who[plan.retires] }
}
