/**
 * What a person does in a simulated history, and what is known of it by whoever judges.
 */
import { VaultError } from '../../../src-shared/errors.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { Overview } from '../../../src-shared/item.ts'
import {
  isOver,
  type PlaceView,
  type RotationAction,
  type RotationView,
} from '../../../src-shared/rotation.ts'
import type { RotationDesk } from '../../../src-core/rotation/desk.ts'
import { Dead } from '../life.ts'
import { textOf as readText } from '../text.ts'
import type { ModelPlace } from '../models/place-model.ts'
import type { ModelKey } from '../models/provider-model.ts'
import type { Running, World } from '../world.ts'

/** How long a beginning is put off. */
const postponedMs = [1_000, 3_600_000, 259_200_000]

/** A person before a world. */
export class Person {
  readonly world: World
  readonly itemId: ItemId
  #acts = 0
  /** What is shown of what is under way, and by which run of the app. */
  #shown: { readonly by: RotationDesk; readonly views: readonly RotationView[] } | null = null

  constructor(world: World, itemId: ItemId) {
    this.world = world
    this.itemId = itemId
  }

  get said() {
    return this.world.checker.said
  }

  /** What the window shows of what is under way, the newest first; made when somebody looks. */
  open(): readonly RotationView[] {
    const { desk, vault } = this.world.running
    if (this.#shown?.by === desk) return this.#shown.views
    const open = vault.journals().filter(({ body }) => !isOver(body.step))
    const newest = open.toSorted((a, b) => b.body.startedAt - a.body.startedAt)
    const views = newest.map(({ id }) => desk.get(id))
    this.#shown = { by: desk, views }
    return views
  }

  /** Asks the app for something, and looks what it shows afterwards. */
  async ask(what: string, work: (desk: RotationDesk) => Promise<unknown>): Promise<void> {
    const { world } = this
    const { desk, life } = world.running
    this.#acts += 1
    world.counts.acts += 1
    world.tell(() => `${this.#acts}. ${clockOf(world.now)} person: ${what}`)
    try {
      await Promise.race([work(desk), life.died])
    } catch (error) {
      this.#judgeError(error)
    }
    if (life.isDead) {
      world.tell(() => '    the app is dead; it is started again')
      world.app = null
      return
    }
    this.#shown = null
    // Showing all that ever was takes long, and most of it was shown before.
    if (world.tells || this.#acts % 4 === 0) world.checker.shown(desk.list())
    world.checker.settled(() => this.open())
    world.tell(() =>
      desk
        .list()
        .map((view) => `    = ${textOf(view)}`)
        .join('\n'),
    )
  }

  /** Asks for two things at once, of one window or of two devices on one shared file. */
  async askTogether(
    what: string,
    works: readonly ((desk: RotationDesk) => Promise<unknown>)[],
    { onTwoDevices }: { readonly onTwoDevices: boolean },
  ): Promise<void> {
    const app = this.world.running
    const beside = onTwoDevices ? this.#otherDevice() : null
    await this.ask(`${what}${beside ? ', on two devices' : ''}`, async (desk) => {
      const [first, second] = works.map((work, index) =>
        work(index === 1 && beside ? beside.desk : desk),
      )
      const results = await Promise.allSettled([
        first,
        beside ? Promise.race([second, beside.life.died]) : second,
      ])
      for (const result of results) {
        if (result.status === 'rejected') this.#judgeError(result.reason)
      }
    })
    if (beside && !beside.desk.busy) beside.life.end()
    else if (beside) await this.#carryOver(beside)
    if (this.world.app !== app) this.#shown = null
  }

  #otherDevice(): Running | null {
    try {
      return this.world.startBeside()
    } catch {
      return null
    }
  }

  /** The other device holds a secret that it could not save: it is saved before it is left. */
  async #carryOver({ desk, life }: Running): Promise<void> {
    for (let tries = 0; tries < 20 && desk.busy && !life.isDead; tries += 1) {
      desk.saveInHand()
      await Promise.resolve()
    }
    life.end()
  }

  #judgeError(error: unknown): void {
    const { world } = this
    // What an app that is dead would have said, nobody hears.
    if (error instanceof VaultError && error.cause instanceof Dead) return
    world.checker.shown(error)
    world.tell(() => `    refused: ${error instanceof Error ? error.message : String(error)}`)
    if (!(error instanceof VaultError) && !(error instanceof Dead)) {
      world.checker.find(`thrown at the window: ${String(error)}`)
    } else if (error instanceof VaultError && error.code === 'internal') {
      world.checker.find(`thrown at the window: internal: ${String(error.cause)}`)
    }
  }

  /** Begins something. */
  start(kind: 'replace' | 'emergency', acceptsBreak = false): Promise<void> {
    const { itemId } = this
    const old = this.current()
    if (old) this.said.named.add(old.remoteId)
    if (kind === 'emergency' && old) this.said.wantedOff.add(old.remoteId)
    const phrase = old ? this.world.provider.phraseOf(old.remoteId) : null
    const { chance, now, newer } = this.world
    const when = newer && chance.hits(0.3) ? { startsAt: now + chance.pick(postponedMs) } : {}
    return this.ask(`begin: ${kind}`, (desk) =>
      kind === 'replace'
        ? desk.start({ kind, itemId, reason: '', acceptsBreak, ...when })
        : desk.start({ kind, itemId, reason: 'leaked', phrase }),
    )
  }

  /** Decides something about what is under way. */
  act(view: RotationView, action: RotationAction, remoteId: string | null = null): Promise<void> {
    const phrase = this.phraseFor(view, remoteId)
    const about = remoteId === null ? '' : ` ${remoteId}`
    return this.ask(`${action}${about}`, (desk) => desk.act(view.id, { action, remoteId, phrase }))
  }

  /** What must be typed to turn off what the view would turn off. */
  phraseFor(view: RotationView, remoteId: string | null): string | null {
    if (!view.needsPhrase) return null
    const made = this.versionOf(view.new?.versionId ?? null)?.remoteId
    const old = this.versionOf(view.old?.versionId ?? null)?.remoteId
    const target = remoteId ?? view.target ?? (view.promotedAt === null ? made : old) ?? old
    return target ? this.world.provider.phraseOf(target) : null
  }

  /** Puts the clock forward and lets the app do what is due. */
  async wait(ms: number): Promise<void> {
    this.world.turnClock(ms)
    await this.ask(`wait for ${ms / 1000} s`, (desk) => desk.tick())
  }

  /** Makes a key at the provider by hand, and hands it over. */
  supply(view: RotationView): Promise<void> {
    const key = this.world.provider.make('person', view.newName)
    const secret = new TextEncoder().encode(key.secret)
    return this.ask(`hand over the key ${key.remoteId}`, (desk) =>
      desk.supply(view.id, { secret, credentialId: null }),
    )
  }

  /** Does something with a place of a replacement. */
  place(view: RotationView, place: PlaceView, action: PlaceView['actions'][number]): Promise<void> {
    if (action === 'overwrite') this.said.overwrites.add(place.id)
    return this.ask(`${action} ${place.kind} ${place.where}`, (desk) =>
      desk.place(view.id, place.id, action),
    )
  }

  /** Puts a version's secret into a place by hand. */
  putByHand(view: RotationView, place: PlaceView, which: 'old' | 'new'): void {
    const model = this.modelOf(place)
    const secret = this.secretOf((which === 'new' ? view.new : view.old)?.versionId ?? null)
    if (!model || secret === null) return
    this.world.tell(() => `    the person puts the ${which} key into ${place.kind} by hand`)
    this.world.places.put(model, secret)
    if (model.deploysAt !== null) {
      model.used = secret
      model.deploysAt = null
    }
  }

  modelOf({ id }: PlaceView): ModelPlace | null {
    return this.world.places.places.find(({ caller }) => caller.id === id) ?? null
  }

  /** The key at the provider of a version, or null. */
  keyOf(versionId: string | null): ModelKey | null {
    const secret = this.secretOf(versionId)
    return secret === null ? null : this.world.provider.bySecret(secret)
  }

  /** The key in use, at the provider. */
  current(): ModelKey | null {
    const current = this.#versions().find(({ stage }) => stage === 'current')
    return current ? this.keyOf(current.id) : null
  }

  secretOf(versionId: string | null): string | null {
    const secret = versionId && this.world.disk.secrets.get(this.itemId)?.get(versionId)
    return secret ? readText(secret) : null
  }

  versionOf(versionId: string | null) {
    return this.#versions().find(({ id }) => id === versionId) ?? null
  }

  #versions() {
    const record = this.world.disk.get('overview', this.itemId)
    return record ? (record.body as Overview).versions : []
  }
}

function clockOf(now: number): string {
  return new Date(now).toISOString().slice(5, 19).replace('T', ' ')
}

function textOf({
  kind,
  strategy,
  step,
  truth,
  actions,
  trouble,
  places,
  notBefore,
}: RotationView) {
  const code = trouble ? ` trouble ${trouble.code}` : ''
  const states = places.map(
    ({ kind: of, state, code: why }) => `${of} ${state}${why ? ` (${why})` : ''}`,
  )
  const later = notBefore === null ? '' : ' later'
  return `${kind} ${strategy} ${step} "${truth}"${code}${later} [${actions.join(', ')}] ${states.join(', ')}`
}
