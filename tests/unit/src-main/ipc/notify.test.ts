import { describe, expect, it } from 'vitest'
import { notify } from '../../../../src-main/ipc/notify.ts'
import { wire } from '../../../../src-shared/ipc-channels.ts'
import { AppSettings } from '../../../../src-shared/policy.ts'

describe('notify', () => {
  it('sends an event of the closed list', () => {
    const sent: unknown[] = []
    const page = { send: (...message: readonly unknown[]) => sent.push(message) }

    notify(page, { name: 'clipboard.cleared', payload: null })

    expect(sent).toEqual([[wire.event, { name: 'clipboard.cleared', payload: null }]])
  })

  it('lets nothing out that is not in the contract', () => {
    const sent: unknown[] = []
    const page = { send: (...message: readonly unknown[]) => sent.push(message) }
    const payload = { ...AppSettings.parse({}), path: '/home/ada' }

    notify(page, { name: 'app.settings', payload })

    expect(JSON.stringify(sent)).not.toContain('/home/ada')
  })

  it('is content where there is no page', () => {
    expect(() => notify(null, { name: 'app.hostGone', payload: null })).not.toThrow()
  })
})
