import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../../src-shared/policy.ts'
import { ProviderId } from '../../../src-shared/provider.ts'
import { RotationId } from '../../../src-shared/ids.ts'
import type { SecretVersion } from '../../../src-shared/item.ts'
import {
  connection,
  connectionId,
  itemId,
  journal,
  overview,
  rotationId,
  versionId,
} from '../src-core/vault/vault-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
const everything = { text: '', group: null, sort: 'worst', offset: 0, limit: 100 } as const

beforeEach(async () => {
  stage = new HostStage()
  await stage.ask('vault.create', { place: 'own', passphrase })
})

afterEach(() => stage.end())

const version: SecretVersion = {
  ...{ id: versionId(1), stage: 'current', credentialId: null, remoteId: 'remote-1' },
  ...{ nameAtProvider: null, createdAt: 1, createdSource: 'provider', lastUsedAt: null },
  ...{ lastUsedSource: 'unknown', expiresAt: null, signer: false, hint: null, fingerprint: null },
  ...{ storedAt: 1, replacedAt: null, graceEndsAt: null, revokedAt: null },
}

describe('an account at a provider that only a later version knows', () => {
  const later = ProviderId.parse('later-provider')
  const known = ProviderId.parse('practice-atna')

  beforeEach(() => {
    stage.host.open.session.transact((tx) => {
      const linked = { versions: [version], connectionId: connectionId(1), provider: later }
      tx.putOverview(itemId(1), overview(linked), null)
      tx.putConnection(connectionId(1), connection({ provider: later }), null)
      tx.putConnection(connectionId(2), connection({ provider: known }), null)
      tx.putJournal(rotationId(1), journal(), null)
    })
  })

  it('leaves the list of keys whole, and its key cannot be replaced', async () => {
    const { rows } = await stage.ask('items.list', everything)

    expect(rows).toMatchObject([{ id: itemId(1), replaceable: false }])
    expect(await stage.ask('items.get', { itemId: itemId(1) })).toMatchObject({
      summary: { replaceable: false },
    })
  })

  it('is left out of the accounts, which are shown', async () => {
    expect(await stage.ask('connections.list', null)).toMatchObject([{ id: connectionId(2) }])
  })

  it('leaves what is under way to be seen', async () => {
    const views = await stage.ask('rotations.list', null)

    expect(views).toMatchObject([{ id: rotationId(1), connectionId: connectionId(1) }])
  })
})

describe('the list of what is under way', () => {
  it('leaves out the oldest history rather than fail', async () => {
    const { session } = stage.host.open
    session.transact((tx) => {
      tx.putConnection(
        connectionId(1),
        connection({ provider: ProviderId.parse('practice-atna') }),
        null,
      )
      tx.putJournal(rotationId(1), journal({ startedAt: 1 }), null)
      for (let at = 0; at < limits.rotations; at += 1) {
        const id = RotationId.parse((2 ** 32 + at).toString(16).padStart(32, '0'))
        tx.putJournal(id, journal({ step: 'done', startedAt: 2 + at }), null)
      }
    })

    const views = await stage.ask('rotations.list', null)

    expect([views.length, views[0]?.id]).toEqual([limits.rotations, rotationId(1)])
    expect(views.at(-1)?.startedAt).toBe(3)
  })
})
