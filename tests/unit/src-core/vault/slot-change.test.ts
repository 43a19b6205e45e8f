import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../../src-core/vault/session.ts'
import { openVault } from '../../../../src-core/vault/vault.ts'
import { itemId, overview, passphrase, VaultFolder } from './vault-fixture.ts'

let folder: VaultFolder
let session: Session
const next = 'another passphrase'

beforeEach(async () => {
  folder = new VaultFolder()
  session = await folder.create()
  session.transact((tx) => tx.putOverview(itemId(1), overview(), null))
})

afterEach(() => {
  folder.remove()
})

async function openedByCode(): Promise<Session> {
  const input = { path: folder.path, with: 'recovery-code', secret: folder.recoveryCode } as const
  return openVault(input, folder.deps)
}

describe('changePassphrase', () => {
  it('lets the new one in and the old one not, and keeps the recovery code', async () => {
    await session.changePassphrase(passphrase, next)
    session.close()

    expect(await folder.refusal(passphrase)).toBe('wrong-passphrase')
    expect(await folder.refusal(next)).toBe('opened')
    expect(await folder.refusal(folder.recoveryCode, 'recovery-code')).toBe('opened')
  })

  it('needs no current one where the recovery code opened the vault', async () => {
    session.close()
    const recovered = await openedByCode()
    await recovered.changePassphrase(null, next)
    recovered.close()

    expect(await folder.refusal(next)).toBe('opened')
  })

  it('is written into the audit log', async () => {
    await session.changePassphrase(passphrase, next)

    expect(session.audit({ itemId: null, limit: 1 })[0]?.event).toBe('passphrase-changed')
  })

  it('leaves no trace of the old slot in any file', async () => {
    const before = folder.tamper((database) =>
      database.prepare('select wrapped from slot').pluck().all(),
    )
    const scan = (): readonly boolean[] =>
      before.map((wrapped) => {
        if (!(wrapped instanceof Uint8Array)) throw new Error('no bytes')
        return folder.files().some(({ bytes }) => bytes.includes(Buffer.from(wrapped)))
      })
    expect(scan()).toEqual([true, true])
    await session.changePassphrase(passphrase, next)
    await session.replaceRecoveryCode(next)

    // Neither while it is open, in its log and its free pages, nor afterwards.
    expect(scan()).toEqual([false, false])
    session.close()
    expect(scan()).toEqual([false, false])
  })

  it.each<[string, string | null, string]>([
    ['wrong-passphrase', 'not the current one', next],
    ['not-allowed-now', null, next],
    ['passphrase-too-weak', passphrase, 'short'],
    ['passphrase-unreadable', passphrase, 'long enough \u0378'],
  ])('is refused with %s and changes nothing', async (code, current, wanted) => {
    const before = folder.bytes()

    await expect(session.changePassphrase(current, wanted)).rejects.toThrow(code)
    expect(folder.bytes()).toEqual(before)
  })

  it('does nothing once the vault was locked meanwhile', async () => {
    const changing = session.changePassphrase(passphrase, next)
    session.close()

    await expect(changing).rejects.toThrow('not-allowed-now')
    expect(await folder.refusal(passphrase)).toBe('opened')
  })
})

describe('replaceRecoveryCode', () => {
  it('lets the new one in and the old one not, and keeps the passphrase', async () => {
    const code = await session.replaceRecoveryCode(passphrase)
    session.close()

    expect(await folder.refusal(folder.recoveryCode, 'recovery-code')).toBe('wrong-recovery-code')
    expect(await folder.refusal(code, 'recovery-code')).toBe('opened')
    expect(await folder.refusal(passphrase)).toBe('opened')
  })

  it('leaves a code that nobody confirmed, in the same transaction', async () => {
    const { body, stamp } = session.settings()
    session.transact((tx) => tx.putSettings({ ...body, recoveryConfirmedAt: 1 }, stamp))
    const before = session.settings().stamp

    await session.replaceRecoveryCode(passphrase)

    const after = session.settings()
    expect([after.body.recoveryConfirmedAt, after.stamp]).toEqual([null, before + 1])
  })

  it('is refused with a wrong passphrase', async () => {
    await expect(session.replaceRecoveryCode('not the passphrase')).rejects.toThrow(
      'wrong-passphrase',
    )
  })
})
