import type { BackupState, CopyKey } from '../../../src-shared/copies-contract.ts'
import { exportSentence } from '../../../src-shared/copies-contract.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { backupAt } from './sample-backups.ts'

const recoveryCode = 'W3HTC-8ZKPA-N6QVE-2YMJX-D9RBS-T5FGK'
const salvaged = {
  items: [
    { name: 'stripe_live-04_09_2025-09_12', providerName: 'Stripe', ...parts(2, 2, true) },
    { name: 'risk_scoring-12_08_2026-11_20', providerName: 'ATNA', ...parts(1, 1, false) },
    { name: 'docs_editor-03_10_2026-09_00', providerName: 'Cloud portal', ...parts(3, 1, true) },
    { name: 'salvaged-0a1b2c3d', providerName: '', ...parts(1, 1, false) },
  ],
  total: 4,
  lost: 2,
}

/** What the fake answers about backups, copies, salvage, exports and a new vault key. */
export function copyReplies(vault: FakeVault) {
  return {
    'backup.state': ({ withFiles }) =>
      withFiles ? vault.backup : { ...vault.backup, files: [], syncedBy: null },
    'backup.set': ({ folder, keep }) => {
      if (folder?.includes('gone')) refuse('folder-unreachable')
      const isMoved = folder !== vault.backup.folder
      const files = isMoved ? [] : vault.backup.files
      return change(vault, { folder, keep, files, syncedBy: null })
    },
    'backup.now': () => {
      if (vault.backup.trouble !== null) refuse(vault.backup.trouble)
      const made = backupAt(Date.now())
      const older = vault.backup.files.filter(({ fileName }) => fileName !== made.fileName)
      const files = [made, ...older].slice(0, vault.backup.keep)
      const last = { at: made.madeAt, fileName: made.fileName }
      return change(vault, { files, last, stale: false })
    },
    'copies.drill': (key) => {
      opened(key)
      change(vault, { drilledAt: Date.now() })
      const madeAt = vault.backup.files[0]?.madeAt ?? Date.now()
      return { kind: 'backup', madeAt, items: 14, secrets: 19, ofThisVault: true }
    },
    'copies.restore': (key) => {
      opened(key)
      vault.open('own')
      return { items: 14, setAside: 'vault-set-aside-20_11_2026-14_05.keyturn' }
    },
    'copies.bringIn': (key) => {
      opened(key)
      return { added: 2, present: 12 }
    },
    'salvage.read': (key) => {
      opened(key)
      return key.secret === 'nothing' ? refuse('nothing-to-salvage') : salvaged
    },
    'salvage.keep': (key) => {
      opened(key)
      vault.open('own')
      return { recoveryCode, items: 4, setAside: 'vault-set-aside-20_11_2026-14_05.keyturn' }
    },
    'export.plain': ({ passphrase, sentence, path }) => {
      if (passphrase === 'wrong') refuse('wrong-passphrase')
      if (sentence !== exportSentence) refuse('confirmation-mismatch')
      if (path.includes('taken')) refuse('file-exists')
      return { written: vault.items.length, leftOut: 1 }
    },
    'vault.rekey': ({ passphrase }) => {
      if (passphrase === 'wrong') refuse('wrong-passphrase')
      if (passphrase === 'busy') refuse('replacement-running')
      return { recoveryCode }
    },
  } satisfies Partial<FakeBodies>
}

function change(vault: FakeVault, part: Partial<BackupState>): BackupState {
  vault.backup = { ...vault.backup, ...part }
  vault.tell('backup.changed', null)
  return vault.backup
}

function opened(key: Pick<CopyKey, 'with' | 'secret'>): void {
  if (key.secret === 'wrong')
    refuse(key.with === 'passphrase' ? 'wrong-passphrase' : 'wrong-recovery-code')
  if (key.secret === 'damaged') refuse('copy-damaged')
}

function parts(versions: number, secrets: number, notes: boolean) {
  return { versions, secrets, notes }
}
