import { beforeEach, describe, expect, it } from 'vitest'
import { Reminder, type ReminderWords, type SystemNotice } from '../../../src-main/reminder.ts'

class FakeNotice implements SystemNotice {
  state: 'made' | 'shown' | 'closed' = 'made'
  click: () => void = () => undefined
  readonly words: ReminderWords

  constructor(words: ReminderWords) {
    this.words = words
  }

  on(_event: 'click', listener: () => void): void {
    this.click = listener
  }

  show(): void {
    this.state = 'shown'
  }

  close(): void {
    this.state = 'closed'
  }
}

const own = { path: '/own', fileName: null }
let notices: FakeNotice[]
let focused: number
let reminder: Reminder

beforeEach(() => {
  notices = []
  focused = 0
  reminder = new Reminder({
    make: (words) => {
      const notice = new FakeNotice(words)
      notices.push(notice)
      return notice
    },
    focusWindow: () => (focused += 1),
  })
})

describe('a reminder', () => {
  it.each([
    [{ overdue: 1, dueSoon: 0 }, '1 key is due to be replaced.'],
    [{ overdue: 3, dueSoon: 0 }, '3 keys are due to be replaced.'],
    [{ overdue: 3, dueSoon: 2 }, '3 keys are due to be replaced. 2 more will be soon.'],
    [{ overdue: 0, dueSoon: 1 }, '1 key should be replaced soon.'],
    [{ overdue: 0, dueSoon: 4 }, '4 keys should be replaced soon.'],
  ])('says of %j: %s', (due, body) => {
    reminder.remind(due, own)

    expect(notices).toMatchObject([{ state: 'shown', words: { title: 'Keyturn', body } }])
    expect(notices[0]?.words.silent).toBe(true)
  })

  it('brings the window to the front when it is clicked', () => {
    reminder.remind({ overdue: 1, dueSoon: 0 }, own)
    notices[0]?.click()

    expect(focused).toBe(1)
  })

  it('takes the place of the one before', () => {
    reminder.remind({ overdue: 1, dueSoon: 0 }, own)
    reminder.remind({ overdue: 2, dueSoon: 0 }, own)

    expect(notices.map(({ state }) => state)).toEqual(['closed', 'shown'])
  })

  it('of one vault leaves that of another where it is', () => {
    reminder.remind({ overdue: 1, dueSoon: 0 }, { path: '/a', fileName: 'a.keyturn' })
    reminder.remind({ overdue: 2, dueSoon: 0 }, { path: '/b', fileName: 'b.keyturn' })
    reminder.remind({ overdue: 3, dueSoon: 0 }, { path: '/a', fileName: null })

    expect(notices.map(({ state }) => state)).toEqual(['closed', 'shown', 'shown'])
  })

  it('shows nothing of a file name that hides or turns what is read', () => {
    const fileName = 'a\u202e\nnrutyek.b'
    reminder.remind({ overdue: 1, dueSoon: 0 }, { path: '/a', fileName })

    expect(notices[0]?.words.body).toBe('a??nrutyek.b: 1 key is due to be replaced.')
  })

  it('names the file of the vault only where it is told to', () => {
    reminder.remind({ overdue: 1, dueSoon: 0 }, { path: '/a', fileName: 'client.keyturn' })

    expect(notices[0]?.words.body).toBe('client.keyturn: 1 key is due to be replaced.')
  })

  it('is not shown where nothing is due', () => {
    reminder.remind({ overdue: 0, dueSoon: 0 }, own)

    expect(notices).toEqual([])
  })

  it('does no harm where the system shows none, or fails', () => {
    const absent = new Reminder({
      make: () => null,
      focusWindow: () => undefined,
    })
    const broken = new Reminder({
      make: () => {
        throw new Error('no bus')
      },
      focusWindow: () => undefined,
    })

    for (const each of [absent, broken]) {
      expect(() => each.remind({ overdue: 1, dueSoon: 0 }, own)).not.toThrow()
    }
  })
})
