import { currentVersion } from '../../../src-shared/item.ts'
import { proposeItemName } from '../../../src-shared/item-name.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { detailOf, listPage } from './fake-items.ts'
import { editedBy, refuse, type FakeVault } from './fake-vault.ts'
import { startedRotation } from './sample-rotations.ts'

const recoveryCode = 'K7QXA-M2RTB-9DWNC-4HSVD-T6YZE-8PJFG'
const secret = 'atna_sample_7Hq2mW9xTr4bZc8NkP1sVd6EyL3uGa0J'
const chosenPath = {
  'backup-folder': '/media/ann/Stick/Keyturn backups',
  copy: '/media/ann/Stick/vault-20_11_2026-14_02.keyturn-backup',
  'export-file': '/home/ann/',
  'place-file': '/home/ann/northwind/checkout/.env.production',
  'place-folder': '/home/ann/northwind/checkout',
  'find-folder': '/home/ann/code',
  'import-file': '/home/ann/Northwind keys.csv',
}

/** What the fake answers about the vault and its passphrase. */
export function vaultReplies(vault: FakeVault) {
  return {
    'vault.state': () => vault.state,
    'vault.create': ({ place }) => {
      vault.open(place)
      return { recoveryCode: place === 'own' ? recoveryCode : null }
    },
    'vault.unlock': (input) => {
      if (input.secret === 'wrong')
        refuse(input.with === 'passphrase' ? 'wrong-passphrase' : 'wrong-recovery-code')
      if (input.secret === 'damaged') refuse('vault-damaged')
      return vault.open(input.place)
    },
    'vault.acceptRollback': () => {
      vault.state = { ...vault.state, readOnly: null }
      return vault.state
    },
    'vault.changePassphrase': ({ current }) =>
      current === 'wrong' ? refuse('wrong-passphrase') : null,
    'recovery.renew': () => ({ recoveryCode }),
    'recovery.confirmed': () => {
      vault.state = { ...vault.state, recoveryCode: 'confirmed' }
      vault.tell('vault.changed', vault.state)
      return null
    },
    'passphrase.suggest': () => ({ passphrase: 'lantern copper orbit velvet quiet harbor' }),
  } satisfies Partial<FakeBodies>
}

/** What the fake answers about items. */
export function itemReplies(vault: FakeVault) {
  return {
    'items.list': (query) => listPage(query, vault.around),
    'items.get': ({ itemId }) => detailOf(vault.item(itemId), vault.around),
    'items.add': (input) => {
      if (input.secret === 'same' && !input.acceptDuplicate) refuse('duplicate-secret')
      return { itemId: vault.add(input) }
    },
    'items.edit': ({ itemId, stamp, name, fields }) => {
      if (vault.item(itemId).stamp !== stamp) refuse('changed-elsewhere')
      vault.edit(itemId, { ...editedBy(fields), name })
      return null
    },
    'items.delete': ({ itemId, confirmName }) => {
      if (vault.item(itemId).overview.name !== confirmName) refuse('confirmation-mismatch')
      vault.items = vault.items.filter((item) => item.id !== itemId)
      vault.tell('items.changed', null)
      return null
    },
    'items.reveal': () => ({ secret, hidesAfterMs: vault.info.settings.revealSeconds * 1_000 }),
    'items.copy': ({ part }) => ({
      clearsAfterMs: part === 'secret' ? vault.info.settings.clipboardSeconds * 1_000 : null,
    }),
  } satisfies Partial<FakeBodies>
}

/** What the fake answers about keys at providers. */
export function providerReplies(vault: FakeVault) {
  return {
    'keys.proposeName': ({ service }) => {
      const isTaken = (name: string) => vault.items.some((item) => item.overview.name === name)
      return { name: proposeItemName(service, Date.now(), isTaken), at: Date.now() }
    },
    'keys.generate': ({ connectionId, name }) => {
      const provider = vault.connections.find((one) => one.id === connectionId)
      const itemId = vault.add({
        name,
        kind: 'key-pair',
        providerName: provider?.name ?? '',
        credentialId: 'cred_4f2a90c1',
        createdAt: Date.now(),
      })
      const { versions } = vault.item(itemId).overview
      const view = startedRotation(itemId, vault.next(), Date.now())
      const version = currentVersion({ versions })
      return vault.put({
        ...view,
        kind: 'generate',
        step: 'done',
        turn: 'nobody',
        truth: 'new-works',
        actions: [],
        itemId,
        itemName: name,
        newName: name,
        old: null,
        new: view.new && version ? { ...view.new, versionId: version.id } : view.new,
      })
    },
    'connections.list': () => vault.connections,
    'connections.refresh': ({ connectionId }) =>
      vault.connections.find((one) => one.id === connectionId) ?? refuse('not-found'),
  } satisfies Partial<FakeBodies>
}

/** What the fake answers for the program. */
export function shellReplies(vault: FakeVault) {
  return {
    'app.info': () => vault.info,
    'app.lock': ({ panic }) => {
      vault.lock(panic ? 'panic' : 'button')
      return null
    },
    'app.activity': () => null,
    'practice.prepare': () => null,
    'practice.leave': () => {
      vault.info = { ...vault.info, place: null }
      vault.lock('button')
      return null
    },
    'text.copy': () => null,
    'dialog.choose': ({ what, proposedName }) => ({
      path: chosenPath[what] + (proposedName ?? ''),
      available: true,
    }),
    'files.dropped': ({ paths }) => ({
      folders: paths.filter((path) => !path.includes('.')),
      files: paths.filter((path) => path.includes('.')),
    }),
    'vaults.add': () => null,
    'vaults.openFile': () => ({ key: null }),
    'vaults.switch': () => null,
    'vaults.forget': () => null,
    'settings.set': (change) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined)
      const settings = { ...vault.info.settings, ...Object.fromEntries(given) }
      vault.info = { ...vault.info, settings }
      vault.tell('app.settings', settings)
      return settings
    },
  } satisfies Partial<FakeBodies>
}
