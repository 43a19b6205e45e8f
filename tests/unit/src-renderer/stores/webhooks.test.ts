import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  forgetWebhooks,
  reloadWebhooks,
  webhooksStore,
} from '../../../../src-renderer/stores/webhooks.ts'
import { schemes, signer } from '../screens/webhooks/sample-signer.ts'

let asked: string[]
let refuses: boolean

beforeEach(() => {
  asked = []
  refuses = false
  const answer = (channel: string, value: unknown) => () => {
    asked.push(channel)
    return Promise.resolve(refuses ? { ok: false, code: 'not-allowed-now' } : { ok: true, value })
  }
  vi.stubGlobal('window', {
    keyturn: {
      'webhooks.schemes': answer('schemes', schemes),
      'webhooks.list': answer('list', [signer()]),
    },
  })
})

afterEach(() => {
  forgetWebhooks()
  vi.unstubAllGlobals()
})

it('reads the schemes once, and the secrets each time', async () => {
  await reloadWebhooks()
  await reloadWebhooks()
  expect(asked).toEqual(['schemes', 'list', 'list'])
  expect(webhooksStore.getState()).toMatchObject({ read: true, failed: null, keys: [signer()] })
})

it('says why they cannot be read, and keeps what was read', async () => {
  await reloadWebhooks()
  refuses = true
  await reloadWebhooks()
  expect(webhooksStore.getState()).toMatchObject({ failed: 'not-allowed-now', keys: [signer()] })
})

it('shows nothing of an answer that comes after the lock', async () => {
  const reading = reloadWebhooks()
  forgetWebhooks()
  await reading
  expect(webhooksStore.getState()).toMatchObject({ keys: [], read: false })
})
