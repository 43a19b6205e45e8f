import { exportSentence } from '../../../src-shared/copies-contract.ts'
import type { Channel } from '../../../src-shared/ipc-channels.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from '../../../src-shared/ids.ts'
import type { ItemFields } from '../../../src-shared/item.ts'

const id = '0'.repeat(32)
const itemId = ItemId.parse(id)
const versionId = VersionId.parse(id)
const connectionId = ConnectionId.parse(id)
const rotationId = RotationId.parse(id)
const passphrase = 'copper lantern forty seven'
const copyKey = {
  path: '/nowhere/vault.keyturn-backup',
  with: 'passphrase',
  secret: passphrase,
} as const

/** The fields of an item that says nothing of itself. */
export const bareFields: ItemFields = {
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

/** For every channel an input that its schema accepts; the compiler asks for a missing one. */
export const validInputs: { readonly [C in Channel]: Input<C> } = {
  'vault.state': null,
  'vault.create': { place: 'own', passphrase },
  'vault.unlock': { place: 'own', with: 'passphrase', secret: passphrase },
  'vault.acceptRollback': null,
  'vault.changePassphrase': { current: passphrase, next: passphrase },
  'recovery.renew': { passphrase },
  'recovery.confirmed': null,
  'passphrase.suggest': null,
  'items.list': { text: '', group: null, sort: 'worst', offset: 0, limit: 10 },
  'items.get': { itemId },
  'items.add': {
    name: 'billing_api-20_11_2026-14_05',
    kind: 'api-key',
    providerName: 'Example',
    credentialId: null,
    secret: 'sk_sample_canary',
    createdAt: null,
    fields: bareFields,
    acceptDuplicate: false,
  },
  'items.edit': { itemId, stamp: 1, name: 'x', fields: bareFields },
  'items.delete': { itemId, confirmName: 'x' },
  'items.reveal': { itemId, versionId },
  'items.copy': { itemId, versionId, part: 'secret' },
  'keys.proposeName': { service: 'billing_api' },
  'keys.generate': { connectionId, service: 'billing_api', name: 'x', fields: bareFields },
  'connections.list': null,
  'connections.refresh': { connectionId },
  'rotations.list': null,
  'rotations.get': { rotationId },
  'rotations.start': { kind: 'replace', itemId, reason: '' },
  'rotations.act': { rotationId, action: 'continue', remoteId: null, phrase: null },
  'rotations.challenge': { connectionId, remoteId: 'x' },
  'backup.state': { withFiles: true },
  // Folders and files that are nowhere: nothing may be written by an input that is merely valid.
  'backup.set': { folder: '/nowhere/backups', keep: 10 },
  'backup.now': null,
  'copies.drill': copyKey,
  'copies.restore': copyKey,
  'copies.bringIn': copyKey,
  'salvage.read': { with: 'passphrase', secret: passphrase },
  'salvage.keep': { with: 'passphrase', secret: passphrase, passphrase },
  'export.plain': {
    form: 'json',
    path: '/nowhere/keys.json',
    passphrase,
    sentence: exportSentence,
    itemIds: null,
  },
  'vault.rekey': { passphrase },
  'app.info': null,
  'app.lock': { panic: false },
  'app.activity': null,
  'practice.prepare': null,
  'practice.leave': null,
  'settings.set': { theme: 'dark' },
  'dialog.choose': { what: 'copy', proposedName: null },
}
