import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../../../../../src-shared/clock.ts'
import type { RotationView } from '../../../../../src-shared/rotation.ts'
import {
  goesOnByItself,
  offeredActions,
  standingOf,
} from '../../../../../src-renderer/screens/replacement/actions.ts'
import {
  isLate,
  isPostponed,
  unconfirmed,
} from '../../../../../src-renderer/screens/replacement/postponed.ts'
import { TellingNotices } from '../../../../../src-renderer/screens/replacement/telling-notices.tsx'
import { cardTold, nextDate } from '../../../../../src-renderer/screens/replacements/card-told.ts'
import { shownText } from '../../shown-text.ts'
import { samplePlace } from './sample-place.ts'
import { key, now, sampleView } from './sample-view.ts'

const postponed = sampleView({
  ...{ truth: 'nothing-sent', startsAt: Date.now() + 13 * hourMs },
  actions: ['start-now', 'callers-told', 'abandon'],
})

const places: RotationView['places'] = [
  samplePlace({ id: '1', kind: 'github-secret', where: 'northwind/checkout', state: 'updated' }),
  samplePlace({ id: '2', kind: 'env-file', where: '/home/ann/report/.env', state: 'updated' }),
  samplePlace({ id: '3', kind: 'manual', where: 'agent host builder-2', who: 'person' }),
]

const begun = sampleView({
  ...{ step: 'proved', truth: 'places-changing', places },
  new: { ...key('b'), createdAt: now - 2 * dayMs },
})

describe('a replacement that begins later', () => {
  it('000-31 says when it begins, and offers to begin now', () => {
    expect(isPostponed(postponed)).toBe(true)
    expect(isPostponed({ ...postponed, askedAt: now })).toBe(false)
    expect(shownText(<TellingNotices view={postponed} />)).toMatch(/^It begins .* UTC\. Nothing/)
    expect(offeredActions(postponed)[0]).toMatchObject({ action: 'start-now', weight: 'filled' })
  })

  it('000-31 waits for nobody meanwhile, and its card says so', () => {
    expect(goesOnByItself(postponed)).toBe(true)
    expect(standingOf(postponed)).toBe('working')
    expect(nextDate(postponed, now)).toMatch(/^It begins /)
    expect(cardTold(postponed, now).kept).toContain('Nothing was sent.')
  })

  it('001-05 keeps whether callers were told, and lets it be said until it begins', () => {
    const offered = offeredActions(postponed).map(({ action }) => action)

    expect(offered).toContain('callers-told')
    expect(shownText(<TellingNotices view={postponed} />)).toContain('Nobody said yet')
    expect(shownText(<TellingNotices view={{ ...postponed, toldAt: now }} />)).toContain(
      'They were told 20 Nov 2026, 14:05 UTC',
    )
  })
})

describe('a day after the new key was made', () => {
  it('001-06 warns that the old key still works, and lists who has not confirmed', () => {
    const text = shownText(<TellingNotices view={begun} />)

    expect(isLate(begun, now)).toBe(true)
    expect(text).toContain('The old key still works, a day after the new one was made')
    expect(text).toContain('agent host builder-2')
    expect(text).not.toContain('northwind/checkout')
  })

  it('001-06 says nothing on the same day, or once the old key is off', () => {
    const fresh = { ...begun, new: { ...key('b'), createdAt: now - hourMs } }

    expect(isLate(fresh, now)).toBe(false)
    expect(isLate({ ...begun, oldOffAt: now }, now)).toBe(false)
    expect(isLate({ ...begun, step: 'done' }, now)).toBe(false)
    expect(isLate({ ...begun, backAt: now }, now)).toBe(false)
  })

  it('001-15 counts GitHub Actions, a local .env and an agent host each by itself', () => {
    expect(unconfirmed(begun).map(({ id }) => id)).toEqual(['3'])
    const ticked = places.map((place) => ({ ...place, state: 'ticked' as const }))
    expect(unconfirmed({ places: ticked })).toEqual([])
    const undone = places.map((place) => ({ ...place, state: 'todo' as const }))
    expect(unconfirmed({ places: undone })).toHaveLength(3)
  })
})
