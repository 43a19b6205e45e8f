import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandomness } from '../../../../src-core/crypto/randomness.ts'
import { createVault } from '../../../../src-core/vault/vault.ts'
import { passphrase, VaultFolder } from './vault-fixture.ts'

let folder: VaultFolder

beforeEach(() => {
  folder = new VaultFolder()
})

afterEach(() => {
  folder.remove()
})

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

describe('createVault', () => {
  it('makes an open vault with a recovery code', async () => {
    const session = await folder.create()

    expect(session.openedWith).toBe('passphrase')
    expect([session.firstOpening, session.readOnly, session.failedUnlocks]).toEqual([
      false,
      null,
      0,
    ])
    expect(session.hasRecoveryCode()).toBe(true)
    expect(folder.recoveryCode).toMatch(/^(?:[0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)
    expect(session.settings().body).toEqual({ v: 1, recoveryConfirmedAt: null })
    expect(session.lineage).toMatch(/^[0-9a-f]{32}$/)
    expect(session.vaultId).toMatch(/^[0-9a-f]{32}$/)
  })

  it('makes files and folders for their owner alone', async () => {
    await folder.create()
    const files = [folder.path, `${folder.path}-wal`, `${folder.path}-shm`, folder.anchorsPath]

    expect(files.map(modeOf)).toEqual(['600', '600', '600', '600'])
    expect([folder.path, folder.anchorsPath].map((path) => modeOf(dirname(path)))).toEqual([
      '700',
      '700',
    ])
  })

  it('makes none without a recovery code if none is wanted', async () => {
    const input = { path: folder.path, passphrase, withRecoveryCode: false }
    const { session, recoveryCode } = await createVault(input, folder.deps)

    expect([recoveryCode, session.hasRecoveryCode()]).toEqual([null, false])
    session.close()
    expect(await folder.refusal('00000-00000-00000-00000-00000-00000', 'recovery-code')).toBe(
      'no-recovery-code',
    )
  })

  it('leaves one file when locked', async () => {
    const session = await folder.create()
    session.close()

    expect(readdirSync(dirname(folder.path))).toEqual(['main.keyturn'])
    expect(readdirSync(dirname(folder.anchorsPath))).toEqual(['anchors.db'])
  })

  it.each(['', '-wal', '-journal'])('refuses if there is a %s file, and keeps it', async (end) => {
    mkdirSync(dirname(folder.path))
    writeFileSync(folder.path + end, 'kept')

    await expect(folder.create()).rejects.toThrow('vault-exists')
    expect(readFileSync(folder.path + end, 'utf8')).toBe('kept')
    expect(readdirSync(dirname(folder.path))).toHaveLength(1)
  })

  it('refuses if a vault appears meanwhile', async () => {
    const kdf: typeof folder.deps.kdf = (input) => {
      mkdirSync(dirname(folder.path), { recursive: true })
      writeFileSync(folder.path, 'somebody else')
      return folder.deps.kdf(input)
    }

    await expect(folder.create({ kdf })).rejects.toThrow('vault-exists')
    expect(readFileSync(folder.path, 'utf8')).toBe('somebody else')
  })

  it.each([
    ['nine char', 'passphrase-too-weak'],
    ['long enough \u0378', 'passphrase-unreadable'],
  ])('refuses %j before anything is made', async (weak, code) => {
    const input = { path: folder.path, passphrase: weak, withRecoveryCode: false }

    await expect(createVault(input, folder.deps)).rejects.toThrow(code)
    expect(existsSync(dirname(folder.path))).toBe(false)
  })

  it('refuses a cost below the floor', async () => {
    await expect(folder.create({ kdfCost: { memoryKiB: 1024, passes: 1 } })).rejects.toThrow(
      'kdf-refused',
    )
  })
})

describe('a creation that is cut short', () => {
  it('by a failure leaves nothing, at whatever point', async () => {
    for (let failAt = 1; ; failAt += 1) {
      let drawn = 0
      const random = {
        randomBytes: (count: number) => {
          drawn += 1
          if (drawn === failAt) throw new Error('no randomness')
          return systemRandomness.randomBytes(count)
        },
      }
      const outcome = await folder.create({ random }).then(
        () => 'made',
        () => 'failed',
      )
      if (outcome === 'made' || existsSync(folder.path)) break

      const left = existsSync(dirname(folder.path)) ? readdirSync(dirname(folder.path)) : []
      expect(left).toEqual([])
    }
    expect(existsSync(folder.path)).toBe(true)
  })

  it('by the end of the process leaves nothing that says that there is a vault', async () => {
    const script = join(import.meta.dirname, 'creation-crash.ts')
    // The seventh drawing is for the empty manifest, the ninth for the nonces of the first content.
    for (const dieAt of ['7', '9']) {
      const run = [script, folder.path, folder.anchorsPath, dieAt]

      expect(spawnSync(process.execPath, run).signal).toBe('SIGKILL')
    }

    expect(existsSync(folder.path)).toBe(false)
    const left = readdirSync(dirname(folder.path))
    expect(left.length).toBeGreaterThan(1)
    expect(left.every((name) => name.startsWith('.main.keyturn.'))).toBe(true)

    await folder.create()

    expect(readdirSync(dirname(folder.path)).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
