import { Buffer } from 'node:buffer'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { systemRandomness, type Randomness } from '../../src-core/crypto/randomness.ts'
import type { Session } from '../../src-core/vault/session.ts'
import { createVault, openVault, type VaultDeps } from '../../src-core/vault/vault.ts'
import type { WholeDeed } from './vault-story.ts'

/** Remembers what was drawn as a vault key before the vault wipes it. */
class DrawnKeys implements Randomness {
  keys: string[] = []

  readonly randomBytes = (count: number): Uint8Array => {
    const bytes = systemRandomness.randomBytes(count)
    if (count === 32) this.keys.push(Buffer.from(bytes).toString('hex'))
    return bytes
  }
}

/** One vault and what is needed to open it again. */
export class StoryVault {
  readonly path: string
  readonly random = new DrawnKeys()
  readonly deps: VaultDeps
  passphrase = 'quiet harbor velvet seventeen'
  recoveryCode = ''
  vaultKey = ''
  #now = Date.UTC(2026, 10, 20, 14, 5)

  constructor(folder: string, stretch: Pick<VaultDeps, 'kdf' | 'kdfCost'>) {
    const own = mkdtempSync(join(folder, 'vault-'))
    this.path = join(own, 'main.keyturn')
    this.deps = {
      ...stretch,
      clock: { now: () => (this.#now += 1_000) },
      random: this.random,
      anchorsPath: join(own, 'anchors.db'),
    }
  }

  async create(withRecoveryCode = true): Promise<Session> {
    const input = { path: this.path, passphrase: this.passphrase, withRecoveryCode }
    const created = await createVault(input, this.deps)
    this.recoveryCode = created.recoveryCode ?? ''
    this.#takeKey()
    return created.session
  }

  open(): Promise<Session> {
    const input = { path: this.path, with: 'passphrase', secret: this.passphrase } as const
    return openVault(input, this.deps)
  }

  /** Does something to the vault as a whole; answers the session that is open afterwards. */
  async play(session: Session, { whole }: WholeDeed): Promise<Session> {
    switch (whole) {
      case 'passphrase': {
        const next = `${this.passphrase} and on`
        await session.changePassphrase(this.passphrase, next)
        this.passphrase = next
        return session
      }
      case 'recovery':
        this.recoveryCode = await session.replaceRecoveryCode(this.passphrase)
        return session
      case 'reopen':
        session.close()
        return this.open()
      case 'rekey': {
        const { recoveryCode } = await session.rekey(this.passphrase)
        this.recoveryCode = recoveryCode ?? ''
        this.#takeKey()
        return session
      }
    }
  }

  #takeKey(): void {
    const [drawn, ...others] = this.random.keys.splice(0)
    if (drawn === undefined || others.length > 0) throw new Error('Which of them is the vault key?')
    this.vaultKey = drawn
  }
}
