import { z } from 'zod'
import { AppInfo, Place, VaultKey } from './app-info.ts'
import { careContract, reviewContract } from './care.ts'
import { connectionsContract } from './connections-contract.ts'
import { copiesContract } from './copies-contract.ts'
import { diagnosisContract } from './diagnosis.ts'
import type { ErrorCode } from './errors.ts'
import { guidesContract } from './guide.ts'
import type { Channel, EventName, HostChannel, ShellChannel } from './ipc-channels.ts'
import { intakeContract } from './intake-contract.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from './ids.ts'
import { Instant, ItemDetail, ItemFields, ItemSummary, ListGroup, NewItem } from './item.ts'
import { AppSettings, AppSettingsChange, limits } from './policy.ts'
import { ProviderId } from './provider.ts'
import { RotationView } from './rotation.ts'
import { batchesContract, placesContract, rotationsContract } from './rotations-contract.ts'
import { usedContract } from './used.ts'
import { webhooksContract } from './webhook.ts'

export { AppInfo, Place } from './app-info.ts'
export { ConnectionView } from './connections-contract.ts'

const Passphrase = z.string().min(1).max(limits.passphrase)
const Nothing = z.null()

/** Whether the vault is open, and what stands in the way of writing to it. */
export const VaultState = z.strictObject({
  state: z.enum(['locked', 'unlocked']),
  place: Place.nullable(),
  /** Set while only reading is allowed, until the person has chosen. */
  readOnly: z.enum(['rolled-back', 'forked']).nullable(),
  /** True where this device has never seen this vault. */
  firstOpening: z.boolean(),
  /** How often unlocking failed on this device since it last worked; information only. */
  failedUnlocks: z.int().min(0),
  recoveryCode: z.enum(['none', 'unconfirmed', 'confirmed']),
})
export type VaultState = z.infer<typeof VaultState>

/** What the list is asked for. */
export const ListQuery = z.strictObject({
  text: z.string().max(limits.searchText),
  group: ListGroup.nullable(),
  sort: z.enum(['worst', 'name', 'age', 'last-use']),
  offset: z.int().min(0),
  limit: z.int().min(1).max(limits.pageRows),
})
export type ListQuery = z.infer<typeof ListQuery>

/** One page of the list, with the counts of all that matched the text. */
export const ListPage = z.strictObject({
  rows: z.array(ItemSummary).max(limits.pageRows),
  total: z.int(),
  /** Items in the vault, whatever was searched for. */
  all: z.int(),
  groups: z.record(ListGroup, z.int()),
})
export type ListPage = z.infer<typeof ListPage>

const ItemAndVersion = z.strictObject({ itemId: ItemId, versionId: VersionId })

/** Every call to the vault host: its input and its output. */
export const hostContract = {
  'vault.state': { input: Nothing, output: VaultState },
  'vault.create': {
    input: z.strictObject({ place: Place, passphrase: Passphrase }),
    output: z.strictObject({ recoveryCode: z.string().max(100).nullable() }),
  },
  'vault.unlock': {
    input: z.strictObject({
      place: Place,
      with: z.enum(['passphrase', 'recovery-code']),
      secret: Passphrase,
    }),
    output: VaultState,
  },
  'vault.acceptRollback': { input: Nothing, output: VaultState },
  'vault.changePassphrase': {
    input: z.strictObject({
      /** The present passphrase; null only in a session opened with the recovery code. */
      current: Passphrase.nullable(),
      next: Passphrase,
    }),
    output: Nothing,
  },
  'recovery.renew': {
    input: z.strictObject({ passphrase: Passphrase }),
    output: z.strictObject({ recoveryCode: z.string().max(100) }),
  },
  'recovery.confirmed': { input: Nothing, output: Nothing },
  'passphrase.suggest': {
    input: Nothing,
    output: z.strictObject({ passphrase: z.string().max(limits.passphrase) }),
  },
  'items.list': { input: ListQuery, output: ListPage },
  'items.get': { input: z.strictObject({ itemId: ItemId }), output: ItemDetail },
  'items.add': { input: NewItem, output: z.strictObject({ itemId: ItemId }) },
  'items.edit': {
    input: z.strictObject({
      itemId: ItemId,
      stamp: z.int(),
      name: z.string().min(1).max(limits.name),
      fields: ItemFields,
    }),
    output: Nothing,
  },
  'items.delete': {
    /** `confirmName` is the item's name as the person typed it. */
    input: z.strictObject({ itemId: ItemId, confirmName: z.string().max(limits.name) }),
    output: Nothing,
  },
  'items.reveal': {
    input: ItemAndVersion,
    output: z.strictObject({
      secret: z.string().max(2 * limits.secretBytes),
      hidesAfterMs: z.int(),
    }),
  },
  'items.copy': {
    input: ItemAndVersion.extend({ part: z.enum(['secret', 'credential-id']) }),
    /** `clearsAfterMs` is null for what is no secret and stays on the clipboard. */
    output: z.strictObject({ clearsAfterMs: z.int().nullable() }),
  },
  'keys.proposeName': {
    input: z.strictObject({ service: z.string().min(1).max(limits.service) }),
    output: z.strictObject({ name: z.string().max(limits.name), at: Instant }),
  },
  'keys.generate': {
    input: z.strictObject({
      connectionId: ConnectionId,
      service: z.string().min(1).max(limits.service),
      name: z.string().min(1).max(limits.name),
      fields: ItemFields,
      /** The slot that gets its first key, where the provider has fixed ones. */
      area: z.string().min(1).max(40).optional(),
      /** The rights to ask for, where the provider lets them be chosen. */
      scopes: z.array(z.string().min(1).max(limits.label)).max(limits.tags).optional(),
    }),
    output: RotationView,
  },
  ...rotationsContract,
  ...placesContract,
  ...batchesContract,
  ...copiesContract,
  ...intakeContract,
  ...usedContract,
  ...connectionsContract,
  ...guidesContract,
  ...webhooksContract,
  ...diagnosisContract,
  ...careContract,
  ...reviewContract,
} as const satisfies Record<HostChannel, Call>

/** Every call to the main process: its input and its output. */
export const shellContract = {
  'app.info': { input: Nothing, output: AppInfo },
  /** `panic` ends a request that is making a key, too; everything else lets it finish (D4). */
  'app.lock': { input: z.strictObject({ panic: z.boolean() }), output: Nothing },
  'app.activity': { input: Nothing, output: Nothing },
  /** Starts the practice providers and makes them known to the vault host. */
  'practice.prepare': { input: Nothing, output: Nothing },
  /** Locks, deletes the practice vault and what the practice providers know. */
  'practice.leave': { input: Nothing, output: Nothing },
  'settings.set': { input: AppSettingsChange, output: AppSettings },
  /** Puts plain text on the clipboard, such as a notice to a colleague; never a secret. */
  'text.copy': { input: z.strictObject({ text: z.string().min(1).max(4_000) }), output: Nothing },
  /** Has the system ask for a folder or a file. */
  'dialog.choose': {
    input: z.strictObject({
      what: z.enum([
        'backup-folder',
        'copy',
        'export-file',
        'place-file',
        'place-folder',
        'find-folder',
        'import-file',
      ]),
      /** The name proposed for a new file; null where one is to be found. */
      proposedName: z.string().max(limits.fileName).nullable(),
    }),
    /** `path` is null if nothing was chosen, or `available` is false: then it must be typed. */
    output: z.strictObject({
      path: z.string().max(limits.path).nullable(),
      available: z.boolean(),
    }),
  },
  /**
   * Notes files and folders that the person dropped on the window; only the preload calls it.
   *
   * The page hands over what it was given by the drop, and cannot make such a thing up.
   */
  'files.dropped': {
    input: z.strictObject({ paths: z.array(z.string().min(1).max(limits.path)).max(50) }),
    output: z.strictObject({
      folders: z.array(z.string().max(limits.path)).max(50),
      files: z.array(z.string().max(limits.path)).max(50),
    }),
  },
  /** Gives a new vault of one's own a name for its file, and switches to it; nothing is made yet. */
  'vaults.add': {
    input: z.strictObject({ fileName: z.string().min(1).max(80) }),
    output: Nothing,
  },
  /** Has the person choose a vault file that is there already, and switches to it. */
  'vaults.openFile': { input: Nothing, output: z.strictObject({ key: VaultKey.nullable() }) },
  /** Shows another vault in this window; the one shown until now stays as it is, open or not. */
  'vaults.switch': { input: z.strictObject({ key: VaultKey }), output: Nothing },
  /** Takes a vault off the list; its file stays where it is. */
  'vaults.forget': { input: z.strictObject({ key: VaultKey }), output: Nothing },
} as const satisfies Record<ShellChannel, Call>

/** Every event: what it carries. */
export const eventContract = {
  'vault.changed': VaultState,
  'items.changed': Nothing,
  'rotations.changed': z.strictObject({ rotationId: RotationId.nullable() }),
  'backup.changed': Nothing,
  'batches.changed': Nothing,
  'due.changed': Nothing,
  'intake.changed': Nothing,
  'used.changed': Nothing,
  'clipboard.cleared': Nothing,
  'app.hostGone': Nothing,
  'app.settings': AppSettings,
} as const satisfies Record<EventName, z.ZodType>

/** All calls together. */
export const contract = { ...hostContract, ...shellContract }

/** The shapes of one call. */
export type Call = { readonly input: z.ZodType; readonly output: z.ZodType }

/** What a call is given. */
export type Input<C extends Channel> = z.infer<(typeof contract)[C]['input']>

/** What a call answers. */
export type Output<C extends Channel> = z.infer<(typeof contract)[C]['output']>

/** What an event carries. */
export type Payload<E extends EventName> = z.infer<(typeof eventContract)[E]>

/** How every call answers: failures cross as values, never as thrown errors. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ErrorCode }

/** A call as it crosses the port. */
export const Request = z.strictObject({
  id: z.int().min(1),
  channel: z.string().max(60),
  input: z.unknown(),
})

/** What crosses the port back to the window. */
export type PortMessage =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'event'; readonly name: EventName; readonly payload: unknown }

/** The one object that the preload gives to the window. */
export type Bridge = {
  readonly [C in Exclude<Channel, 'files.dropped'>]: (input: Input<C>) => Promise<Reply<Output<C>>>
} & {
  /** Files and folders as a drop gave them; what a page made up itself has no path and is none. */
  readonly dropped: (files: readonly object[]) => Promise<Reply<Output<'files.dropped'>>>
  /** Calls back with every event until the returned function is called. */
  readonly subscribe: (listener: (name: EventName, payload: unknown) => void) => () => void
}

/** A provider's id and origin, as the practice providers announce themselves. */
export const PracticeProvider = z.strictObject({
  id: ProviderId,
  origin: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/),
  managementToken: z.string().min(1).max(200),
})
export type PracticeProvider = z.infer<typeof PracticeProvider>
