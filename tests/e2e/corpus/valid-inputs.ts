import { exportSentence } from '../../../src-shared/copies-contract.ts'
import type { Channel } from '../../../src-shared/ipc-channels.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'
import {
  BatchId,
  CallerId,
  ConnectionId,
  ItemId,
  RotationId,
  VersionId,
} from '../../../src-shared/ids.ts'
import { EntryId } from '../../../src-shared/intake.ts'
import type { ItemFields } from '../../../src-shared/item.ts'

const id = '0'.repeat(32)
const itemId = ItemId.parse(id)
const versionId = VersionId.parse(id)
const connectionId = ConnectionId.parse(id)
const rotationId = RotationId.parse(id)
const batchId = BatchId.parse(id)
const entryId = EntryId.parse(id)
const place: Input<'places.look'>['caller'] = {
  ...{ id: CallerId.parse(id), check: null },
  kind: 'env-file',
  path: '/nowhere/.env',
  variable: 'API_KEY',
  part: 'secret',
}
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
  'rotations.plan': { itemId },
  'rotations.supply': { rotationId, secret: 'sk_sample_canary', credentialId: null },
  'rotations.place': { rotationId, placeId: 'text:x', action: 'tick' },
  'rotations.placeDiff': { rotationId, placeId: 'text:x' },
  'places.look': { itemId, caller: place },
  'places.put': { itemId, stamp: 1, caller: place },
  'places.remove': { itemId, stamp: 1, callerId: place.id },
  'places.newId': null,
  'accounts.list': null,
  'accounts.add': { kind: 'github', name: 'x', origin: null, token: 'ghp_sample_canary' },
  'accounts.remove': { accountId: connectionId },
  'batches.plan': { by: 'overdue' },
  'batches.start': { title: 'x', reason: '', itemIds: [itemId], acceptsBreak: [] },
  'batches.list': null,
  'batches.act': { batchId, action: 'stop' },
  'batches.export': { batchId, form: 'csv', path: '/nowhere/summary.csv' },
  'due.state': null,
  'due.quiet': null,
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
  'intake.state': null,
  'intake.find': { folders: ['/nowhere/projects'], add: false },
  'intake.read': { path: '/nowhere/keys.csv', format: null, password: null },
  'intake.paste': { text: 'no key' },
  'intake.map': { columns: [], dates: 'day-first' },
  'intake.list': { text: '', filter: 'all', offset: 0, limit: 10 },
  'intake.get': { id: entryId },
  'intake.choose': { which: { all: 'every' }, chosen: false },
  'intake.edit': { which: { all: 'chosen' }, change: { owner: 'x' } },
  'intake.checkPlan': { which: { all: 'chosen' } },
  'intake.check': { which: { ids: [entryId] } },
  'intake.stop': null,
  'intake.keep': null,
  'intake.forget': null,
  'used.state': null,
  'used.look': { folders: ['/nowhere/projects'], withHistory: false, itemId: null },
  'used.stop': null,
  'used.list': { only: 'all', offset: 0, limit: 10 },
  'used.get': { itemId },
  'used.adopt': { itemId },
  'app.info': null,
  'app.lock': { panic: false },
  'app.activity': null,
  'practice.prepare': null,
  'practice.leave': null,
  'settings.set': { theme: 'dark' },
  'text.copy': { text: 'x' },
  'dialog.choose': { what: 'copy', proposedName: null },
  'files.dropped': { paths: [] },
  'vaults.add': { fileName: 'client' },
  'vaults.openFile': null,
  'vaults.switch': { key: 'own' },
  'vaults.forget': { key: '0123456789abcdef' },
}
