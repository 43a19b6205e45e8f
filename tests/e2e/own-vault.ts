import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ItemBook,
  createVault,
  deriveArgon2id,
  floorKdfCost,
  systemRandomness,
  type VaultDeps,
} from '../../src-core/index.ts'
import type { ItemFields } from '../../src-shared/item.ts'
import { goodPassphrase } from './pages/vault.ts'
import { test as base } from './shell-probes.ts'

/** A profile with a vault of one's own, which every test gets a copy of. */
export type OwnVault = {
  readonly folder: string
  readonly passphrase: string
  readonly recoveryCode: string
}

/** The key with a secret that stands in the vault. */
export const keptKey = {
  name: 'billing_api-20_11_2026-14_05',
  service: 'billing_api',
  provider: 'Ledger service',
  secret: 'sample_ledger_q8Zr2LxV5nPw7TcY',
  owner: 'Ada Nowak',
} as const

/** Playwright's test on a copy of a profile with one vault and one key in it. */
export const test = base.extend<object, { readonly ownVault: OwnVault }>({
  ownVault: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'keyturn-own-'))
      await use({ folder, passphrase: goodPassphrase, recoveryCode: await furnish(folder) })
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],

  userData: async ({ userData, ownVault }, use) => {
    await cp(ownVault.folder, userData, { recursive: true })
    await use(userData)
  },
})

// Made by the core itself with the least cost that it accepts, since every test unlocks it.
async function furnish(folder: string): Promise<string> {
  await mkdir(join(folder, 'vaults'), { mode: 0o700 })
  const { session, recoveryCode } = await createVault(
    {
      path: join(folder, 'vaults', 'vault.keyturn'),
      passphrase: goodPassphrase,
      withRecoveryCode: true,
    },
    coreDeps(join(folder, 'anchors.db')),
  )
  const { body, stamp } = session.settings()
  session.transact((tx) => tx.putSettings({ ...body, recoveryConfirmedAt: clock.now() }, stamp))
  const newId = () => randomBytes(16).toString('hex')
  new ItemBook({ session, clock, newId, replaceable: () => false, isRunning: () => false }).add({
    name: keptKey.name,
    kind: 'api-key',
    providerName: keptKey.provider,
    credentialId: null,
    secret: keptKey.secret,
    createdAt: null,
    fields: { ...blankFields, owner: keptKey.owner },
    acceptDuplicate: false,
  })
  session.close()
  return recoveryCode ?? ''
}

/** What a program without a window opens a vault with. */
export function coreDeps(anchorsPath: string): VaultDeps {
  return {
    clock,
    random: systemRandomness,
    kdf: deriveArgon2id,
    kdfCost: floorKdfCost,
    anchorsPath,
  }
}

const clock = { now: () => Date.now() }

/** An item of which a person says nothing. */
export const blankFields: ItemFields = {
  environment: '',
  business: '',
  owner: '',
  integration: '',
  envVar: '',
  purpose: '',
  callers: [],
  tags: [],
  canWrite: false,
  policy: null,
  notes: '',
}
