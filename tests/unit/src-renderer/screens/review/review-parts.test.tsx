import { describe, expect, it } from 'vitest'
import type { PersonView, ReviewView } from '../../../../../src-shared/care.ts'
import { dayMs } from '../../../../../src-shared/clock.ts'
import { ItemId } from '../../../../../src-shared/ids.ts'
import { FindingList } from '../../../../../src-renderer/screens/review/finding-list.tsx'
import { LeftDialog } from '../../../../../src-renderer/screens/review/left-dialog.tsx'
import { People } from '../../../../../src-renderer/screens/review/people.tsx'
import { ReviewStanding } from '../../../../../src-renderer/screens/review/review-standing.tsx'
import type { Review } from '../../../../../src-renderer/screens/review/use-review.ts'
import { shownText } from '../../shown-text.ts'

const itemId = ItemId.parse('a'.repeat(32))

const view: ReviewView = {
  findings: [
    {
      ...{ kind: 'owner-unknown', itemId, name: 'billing-20_11_2026-14_05' },
      ...{ providerName: 'Dailybot', owner: '', environment: 'production', about: '' },
      ...{ at: null, accepted: false, turnsOff: true },
    },
  ],
  ...{ doneAt: null, dueAt: Date.now() - 1, idleAfterDays: 60 },
}

const person: PersonView = {
  name: 'Ann Lee',
  leftAt: null,
  items: [
    { itemId, name: 'billing-20_11_2026-14_05' },
    { itemId: ItemId.parse('b'.repeat(32)), name: 'reports-20_11_2026-14_05' },
  ],
}

const nothing = () => Promise.resolve()

const review: Review = {
  ...{ view, people: [person], failed: null, busy: false, code: null },
  ...{ again: () => undefined, accept: nothing, done: nothing, setIdleAfter: nothing },
  ...{ markLeft: () => Promise.resolve(person), ask: nothing },
}

describe('the review', () => {
  it('001-21 says that it is due, and when it was done and is due next', () => {
    const done = { ...view, doneAt: Date.UTC(2026, 7, 20), dueAt: Date.now() + 40 * dayMs }

    expect(shownText(<ReviewStanding view={view} review={review} />)).toContain('Next due due now')
    const text = shownText(<ReviewStanding view={done} review={review} />)
    expect(text).toContain('Last done 20 Aug 2026')
    expect(text).not.toContain('due now')
    expect(text).toContain('Three months from then on, Keyturn asks again.')
  })

  it('001-22 001-24 lists a key without an owner, with opening, turning off and accepting', () => {
    const text = shownText(<FindingList view={view} review={review} />)

    expect(text).toContain('1 finding')
    expect(text).toContain('Nobody owns them 1')
    expect(text).toContain('billing Dailybot · production')
    expect(text).toContain('Turn off…')
    expect(text).toContain('It is all right')
  })

  it('001-31 lets the days be set after which a key counts as idle', () => {
    expect(shownText(<ReviewStanding view={view} review={review} />)).toContain('Idle after')
  })

  it('shows what was accepted only when it is asked for', () => {
    const accepted = { ...view, findings: view.findings.map((one) => ({ ...one, accepted: true })) }
    const text = shownText(<FindingList view={accepted} review={review} />)

    expect(text).toContain('0 findings')
    expect(text).toContain('Nothing stands out.')
    expect(text).toContain('Also what is all right (1)')
  })
})

describe('people who leave', () => {
  it('002-34 lists all keys of a person before they are marked as left', () => {
    const text = shownText(<LeftDialog person={person} review={review} onClose={() => undefined} />)

    expect(text).toContain('These 2 keys may still be known to them.')
    expect(text).toContain('billing')
    expect(text).toContain('reports')
    expect(text).toContain('Mark as left')
  })

  it('002-34 keeps all their keys listed for replacing or turning off, until it is taken back', () => {
    const left = { ...person, leftAt: Date.UTC(2026, 10, 1) }
    const text = shownText(<People people={[left]} review={review} />)

    expect(text).toContain('Ann Lee 2 keys · left 1 Nov 2026')
    expect(text.match(/Replace…/g)).toHaveLength(2)
    expect(text.match(/Turn off…/g)).toHaveLength(2)
    expect(text).toContain('Has not left')
    expect(shownText(<People people={[person]} review={review} />)).toContain('Has left…')
  })
})
