import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dueStore, forgetDue, quietDue } from '../../../../src-renderer/stores/due.ts'
import type { DueView } from '../../../../src-shared/batch.ts'
import type { Reply } from '../../../../src-shared/ipc-contract.ts'

const due: DueView = {
  ...{ overdue: 2, dueSoon: 0, expired: 0, oldStillWork: 0, first: [] },
  quiet: false,
}

let reply: Reply<null>

beforeEach(() => {
  vi.stubGlobal('window', { keyturn: { 'due.quiet': () => Promise.resolve(reply) } })
  dueStore.setState({ view: due })
})

afterEach(() => {
  forgetDue()
  vi.unstubAllGlobals()
})

describe('a reminder that is put aside', () => {
  it('goes at once', async () => {
    reply = { ok: true, value: null }
    const put = quietDue()
    expect(dueStore.getState().view?.quiet).toBe(true)
    await put

    expect(dueStore.getState().view?.quiet).toBe(true)
  })

  it('stays where the vault refused, so that there is a place to say so', async () => {
    reply = { ok: false, code: 'vault-busy' }

    await expect(quietDue()).rejects.toMatchObject({ code: 'vault-busy' })
    expect(dueStore.getState().view).toEqual(due)
  })
})
