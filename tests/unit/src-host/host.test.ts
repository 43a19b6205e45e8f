import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VaultError } from '../../../src-shared/errors.ts'
import { hostChannels } from '../../../src-shared/ipc-channels.ts'
import type { NewItem } from '../../../src-shared/item.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage

beforeEach(() => {
  stage = new HostStage()
})

afterEach(() => stage.end())

const byHand: NewItem = {
  ...{ name: 'mail_outbound-02_07_2026-10_31', kind: 'api-key', providerName: 'Mail gateway' },
  ...{ credentialId: 'mk_1', secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R', createdAt: null },
  ...{ fields, acceptDuplicate: false },
}

const everything = { text: '', group: null, sort: 'worst', offset: 0, limit: 100 } as const

async function withKey() {
  await stage.ask('vault.create', { place: 'own', passphrase })
  const { itemId } = await stage.ask('items.add', byHand)
  const detail = await stage.ask('items.get', { itemId })
  const [version] = detail.versions
  if (!version) throw new Error('no version')
  return { itemId, versionId: version.id, detail }
}

describe('a host that is locked', () => {
  const open = [
    ...['vault.state', 'vault.create', 'vault.unlock', 'passphrase.suggest'],
    ...['copies.drill', 'copies.restore', 'salvage.read', 'salvage.keep', 'guides.list'],
    ...hostChannels.filter((name) => name.startsWith('intake.') && name !== 'intake.keep'),
  ]

  it.each(hostChannels.filter((channel) => !open.includes(channel)))(
    'does not serve %s',
    (channel) => {
      expect(stage.host.gate(channel)).toBe('not-allowed-now')
    },
  )

  it.each(['copies.restore', 'salvage.read', 'salvage.keep'] as const)(
    'serves %s, which an open vault is not',
    async (channel) => {
      expect(stage.host.gate(channel)).toBeNull()

      await stage.ask('vault.create', { place: 'own', passphrase })

      expect(stage.host.gate(channel)).toBe('not-allowed-now')
    },
  )

  it('says nothing of a vault that is not open', async () => {
    expect(await stage.ask('vault.state', null)).toMatchObject({ state: 'locked', place: null })
  })

  it('suggests a passphrase of six words, another one each time', async () => {
    const first = await stage.ask('passphrase.suggest', null)
    const second = await stage.ask('passphrase.suggest', null)

    expect(first.passphrase).toMatch(/^[a-z]+( [a-z]+){5}$/)
    expect(second.passphrase).not.toBe(first.passphrase)
  })
})

describe('a vault of one’s own', () => {
  it('opens with its passphrase and with its recovery code, and with nothing else', async () => {
    const { recoveryCode } = await stage.ask('vault.create', { place: 'own', passphrase })
    stage.restart()
    const wrong = await stage.call('vault.unlock', {
      ...{ place: 'own', with: 'passphrase', secret: `${passphrase}!` },
    })
    const code = await stage.ask('vault.unlock', {
      ...{ place: 'own', with: 'recovery-code', secret: recoveryCode ?? '' },
    })

    expect(wrong).toEqual({ ok: false, code: 'wrong-passphrase' })
    expect(code).toMatchObject({ state: 'unlocked', recoveryCode: 'unconfirmed' })
  })

  it('remembers that the recovery code was confirmed, until there is a new one', async () => {
    await stage.ask('vault.create', { place: 'own', passphrase })
    await stage.ask('recovery.confirmed', null)
    expect(await stage.ask('vault.state', null)).toMatchObject({ recoveryCode: 'confirmed' })

    await stage.ask('recovery.renew', { passphrase })

    expect(await stage.ask('vault.state', null)).toMatchObject({ recoveryCode: 'unconfirmed' })
  })

  it('shows a new recovery code though the file cannot be read right after it', async () => {
    await stage.ask('vault.create', { place: 'own', passphrase })
    const { session } = stage.host.open
    session.hasRecoveryCode = () => {
      throw new VaultError('disk-failed')
    }

    expect(await stage.call('recovery.renew', { passphrase })).toMatchObject({ ok: true })
  })

  it('says how often unlocking failed before it worked, and then counts anew', async () => {
    await stage.ask('vault.create', { place: 'own', passphrase })
    const key = { place: 'own', with: 'passphrase', secret: passphrase } as const
    stage.restart()
    for (const secret of ['wrong', 'wrong again']) {
      await stage.call('vault.unlock', { ...key, secret })
    }

    expect(await stage.ask('vault.state', null)).toMatchObject({ failedUnlocks: 0 })
    expect(await stage.ask('vault.unlock', key)).toMatchObject({ failedUnlocks: 2 })
    stage.restart()
    expect(await stage.ask('vault.unlock', key)).toMatchObject({ failedUnlocks: 0 })
  })

  it('is not made a second time over the first', async () => {
    await stage.ask('vault.create', { place: 'own', passphrase })
    stage.restart()

    const again = await stage.call('vault.create', { place: 'own', passphrase })

    expect(again).toEqual({ ok: false, code: 'vault-exists' })
  })
})

describe('a key that was added by hand', () => {
  it('stands in the list without its secret', async () => {
    const { detail } = await withKey()

    const page = await stage.ask('items.list', everything)

    expect(page.rows).toMatchObject([{ name: byHand.name, owner: 'Priya', replaceable: true }])
    expect(JSON.stringify([page, detail, stage.toldWindow])).not.toContain(byHand.secret)
    expect(detail.versions).toMatchObject([{ hint: 'sample_mail_…Ku3R', createdSource: 'name' }])
  })

  it('000-04 is revealed for a time, and the log and the main process know it', async () => {
    const { itemId, versionId } = await withKey()

    const revealed = await stage.ask('items.reveal', { itemId, versionId })

    expect(revealed).toEqual({ secret: byHand.secret, hidesAfterMs: 30_000 })
    expect(stage.toldMain.at(-1)).toMatchObject({ kind: 'state', revealing: true })
    const { audit } = await stage.ask('items.get', { itemId })
    expect(audit.map(({ event }) => event)).toContain('revealed')
  })

  it('is copied by the main process and never through the window', async () => {
    const { itemId, versionId } = await withKey()

    const copied = await stage.ask('items.copy', { itemId, versionId, part: 'secret' })

    expect(copied).toEqual({ clearsAfterMs: 30_000 })
    expect(stage.clipboard).toBe(byHand.secret)
    expect(JSON.stringify(stage.toldWindow)).not.toContain(byHand.secret)
  })

  it('is told as not copied when the clipboard refuses', async () => {
    const { itemId, versionId } = await withKey()
    stage.clipboardWorks = false

    const copied = await stage.call('items.copy', { itemId, versionId, part: 'secret' })

    expect(copied).toEqual({ ok: false, code: 'clipboard-unavailable' })
  })

  it('has a key ID that stays on the clipboard', async () => {
    const { itemId, versionId } = await withKey()

    expect(await stage.ask('items.copy', { itemId, versionId, part: 'credential-id' })).toEqual({
      clearsAfterMs: null,
    })
    expect(stage.clipboard).toBe('mk_1')
  })

  it('is not added twice unless that is accepted, and then both say so', async () => {
    await withKey()
    const again = { ...byHand, name: 'mail_second' }
    expect(await stage.call('items.add', again)).toEqual({ ok: false, code: 'duplicate-secret' })

    const { itemId } = await stage.ask('items.add', { ...again, acceptDuplicate: true })

    const { badges } = await stage.ask('items.get', { itemId })
    expect(badges).toContainEqual(
      expect.objectContaining({ kind: 'same-secret', other: byHand.name }),
    )
  })

  it('is changed only from what was last read', async () => {
    const { itemId, detail } = await withKey()
    const edit = {
      itemId,
      stamp: detail.stamp,
      name: 'mail',
      fields: { ...fields, owner: 'Jonas' },
    }
    await stage.ask('items.edit', edit)

    const stale = await stage.call('items.edit', { ...edit, name: 'other' })

    expect(stale).toEqual({ ok: false, code: 'changed-elsewhere' })
    const { summary, fields: kept } = await stage.ask('items.get', { itemId })
    expect([summary.name, summary.owner, kept.notes]).toEqual(['mail', 'Jonas', 'for checkout'])
  })

  it('is changed though a provider told of its last use meanwhile', async () => {
    const { itemId, detail } = await withKey()
    const { session } = stage.host.open
    const kept = session.overview(itemId)
    if (!kept) throw new Error('no item')
    const versions = kept.body.versions.map((version) => ({ ...version, lastUsedAt: stage.now }))
    session.transact((tx) => tx.putOverview(itemId, { ...kept.body, versions }, kept.stamp))

    await stage.ask('items.edit', { itemId, stamp: detail.stamp, name: 'mail', fields })

    const { summary, versions: after } = await stage.ask('items.get', { itemId })
    expect([summary.name, after[0]?.lastUsedAt]).toEqual(['mail', stage.now])
  })

  it('is removed only when its name was typed', async () => {
    const { itemId } = await withKey()

    const wrong = await stage.call('items.delete', { itemId, confirmName: 'mail' })
    await stage.ask('items.delete', { itemId, confirmName: byHand.name })

    expect(wrong).toEqual({ ok: false, code: 'confirmation-mismatch' })
    expect((await stage.ask('items.list', everything)).all).toBe(0)
  })
})

describe('a file that is put back while the vault is open', () => {
  it('is noticed, and the window is told', async () => {
    await withKey()
    stage.host.look()
    const older = `${stage.ownPath}.older`
    await stage.ask('recovery.renew', { passphrase })
    copyFileSync(stage.ownPath, older)
    renameSync(older, stage.ownPath)
    expect(await stage.call('recovery.renew', { passphrase })).toEqual({
      ...{ ok: false, code: 'vault-forked' },
    })

    stage.host.look()

    const events = stage.toldWindow.filter((message) => message.kind === 'event')
    expect(events.at(-1)).toMatchObject({ name: 'vault.changed', payload: { readOnly: 'forked' } })
  })
})

describe('a host that follows another one', () => {
  it('opens no vault before the other has ended', async () => {
    await stage.ask('vault.create', { place: 'own', passphrase })
    stage.restart()
    stage.host.obey({ kind: 'predecessor', present: true })

    const secret = { place: 'own', with: 'passphrase', secret: passphrase } as const
    const unlocking = stage.call('vault.unlock', secret)
    await Promise.resolve()
    expect(stage.host.state.state).toBe('locked')
    stage.host.obey({ kind: 'predecessor', present: false })

    expect((await unlocking).ok).toBe(true)
  })
})

describe('ending', () => {
  it('closes the vault and then the process, and serves nothing any more', async () => {
    await stage.ask('vault.create', { place: 'own', passphrase })

    stage.host.obey({ kind: 'finish' })

    expect(stage.ended).toBe(1)
    expect(existsSync(`${stage.ownPath}-wal`)).toBe(false)
    expect(await stage.call('vault.state', null)).toEqual({ ok: false, code: 'not-allowed-now' })
  })
})
