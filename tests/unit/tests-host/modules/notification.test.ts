import { beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../../host/chromium/browser.ts'
import { setHost } from '../../../host/host.ts'
import { Notification, shownNotifications } from '../../../host/modules/notification.ts'

// Nothing here looks at the browser.
beforeAll(() => setHost({ mode: 'tests', browser: {} as unknown as Browser }))

const shown = (): readonly Notification[] =>
  Reflect.get(globalThis, shownNotifications) as readonly Notification[]

describe('a notification in tests', () => {
  it('is kept until it is closed, and can be clicked', () => {
    const notice = new Notification({ title: 'Keyturn', body: '1 key', silent: true })
    let clicks = 0
    notice.on('click', () => (clicks += 1))

    expect(Notification.isSupported()).toBe(true)
    notice.show()
    expect(shown().map(({ body }) => body)).toEqual(['1 key'])
    shown()[0]?.emit('click')
    notice.close()
    expect([clicks, shown().length]).toEqual([1, 0])
  })

  it('refuses events and options that it does not emulate', () => {
    const odd = { title: 'Keyturn', urgency: 'critical' } as object
    const notice = new Notification()

    expect(() => new Notification(odd)).toThrow(/does not emulate/)
    expect(() => notice.on('reply', () => undefined)).toThrow(/does not emulate/)
    expect(() => Reflect.get(notice, 'actions') as unknown).toThrow(/does not emulate/)
  })
})
