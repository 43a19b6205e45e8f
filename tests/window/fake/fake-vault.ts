import type { BackupState } from '../../../src-shared/copies-contract.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { ItemId, VersionId } from '../../../src-shared/ids.ts'
import type { EventName } from '../../../src-shared/ipc-channels.ts'
import type { AppInfo, ConnectionView, VaultState } from '../../../src-shared/ipc-contract.ts'
import type { ItemFields, NewItem, Overview } from '../../../src-shared/item.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import type { FakeAround, FakeItem } from './fake-items.ts'
import { sampleBackups } from './sample-backups.ts'
import { sampleConnections } from './sample-connections.ts'
import { hexId, sampleItems } from './sample-items.ts'
import { sampleRotations } from './sample-rotations.ts'
import { storiesOf } from './sample-stories.ts'
import type { Scene } from './scenes.ts'

/** A vault in memory that keeps no secret and forgets everything with the page. */
export class FakeVault {
  info: AppInfo
  state: VaultState
  items: FakeItem[]
  rotations: RotationView[]
  backup: BackupState
  readonly connections: ConnectionView[]
  readonly extra: Scene['extra']
  readonly notes = new Map<ItemId, string>()
  readonly #listeners = new Set<(name: EventName, payload: unknown) => void>()
  #made = 0

  constructor(scene: Scene) {
    const now = Date.now()
    this.info = scene.info
    this.extra = scene.extra
    this.state = scene.vault
    this.items = scene.items === 'samples' ? sampleItems(now) : []
    this.rotations =
      scene.rotations === 'samples' ? sampleRotations(now) : storiesOf(scene.rotations, now)
    this.backup = sampleBackups(scene.backup, now)
    this.connections = scene.vault.place === 'own' ? [] : sampleConnections(now)
  }

  get around(): FakeAround {
    return { items: this.items, rotations: this.rotations, now: Date.now() }
  }

  next(): number {
    this.#made += 1
    return 500 + this.#made
  }

  item(id: ItemId): FakeItem {
    return found(this.items.find((item) => item.id === id))
  }

  rotation(id: string): RotationView {
    return found(this.rotations.find((view) => view.id === id))
  }

  put(view: RotationView): RotationView {
    this.rotations = [view, ...this.rotations.filter((other) => other.id !== view.id)]
    this.tell('rotations.changed', { rotationId: view.id })
    return view
  }

  edit(id: ItemId, change: Partial<Overview>): void {
    this.items = this.items.map((item) =>
      item.id === id
        ? { ...item, stamp: item.stamp + 1, overview: { ...item.overview, ...change } }
        : item,
    )
    this.tell('items.changed', null)
  }

  add(
    input: Pick<NewItem, 'name' | 'kind' | 'providerName' | 'credentialId' | 'createdAt'>,
  ): ItemId {
    const [first] = sampleItems(Date.now())
    const template = found(first)
    const number = this.next()
    const [version] = template.overview.versions
    const id = ItemId.parse(hexId('a', number))
    const { name, kind, providerName, credentialId, createdAt } = input
    const versions = [
      { ...found(version), id: VersionId.parse(hexId('b', number)), credentialId, createdAt },
    ]
    const connectionId = this.connections.find((one) => one.name === providerName)?.id ?? null
    const overview = { ...template.overview, name, kind, providerName, connectionId, versions }
    this.items = [...this.items, { id, stamp: 1, overview }]
    this.tell('items.changed', null)
    return id
  }

  lock(because: AppInfo['lockedBecause']): void {
    this.info = { ...this.info, lockedBecause: because }
    this.state = { ...this.state, state: 'locked', place: null }
    this.tell('vault.changed', this.state)
  }

  open(place: 'own' | 'practice'): VaultState {
    this.info = { ...this.info, place }
    this.state = { ...this.state, state: 'unlocked', place }
    this.tell('vault.changed', this.state)
    return this.state
  }

  listen(listener: (name: EventName, payload: unknown) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(name: EventName, payload: unknown): void {
    setTimeout(() => this.#listeners.forEach((listener) => listener(name, payload)), 0)
  }
}

/** The fields that an edit writes into an overview. */
export function editedBy(fields: ItemFields): Partial<Overview> {
  const { notes, ...rest } = fields
  // The fake keeps no details record, so notes go where every overview keeps what it does not know.
  return { ...rest, notes }
}

/** Refuses with a code. */
export function refuse(code: ErrorCode): never {
  throw new VaultError(code)
}

function found<T>(value: T | undefined): T {
  return value ?? refuse('not-found')
}
