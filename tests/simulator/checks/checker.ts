/**
 * Watches a history and says, in words, whatever must never be.
 *
 * I1 to I9 are the invariants of the security paper (section 4.2), in their conditional forms:
 * in place and by hand they hold from the moment when the outcome is known; what a person asked
 * for, in an emergency or against advice, or did in the provider's own console, is no fault.
 */
import type { Journal } from '../../../src-shared/journal.ts'
import type { Overview, SecretVersion } from '../../../src-shared/item.ts'
import { clockSkewMs } from '../../../src-shared/policy.ts'
import { isOver, type RotationView } from '../../../src-shared/rotation.ts'
import type { Life } from '../life.ts'
import type { DiskChange } from '../memory-disk.ts'
import { isReadable, type ModelPlace, type PlaceWatch } from '../models/place-model.ts'
import type { ModelKey, Watch } from '../models/provider-model.ts'
import { tellsSecret } from '../secrets.ts'
import { textOf } from '../text.ts'
import type { World } from '../world.ts'

/** What the person has said and done, as far as it excuses what would be a fault else. */
export type Said = {
  /** Ids of keys that the person named: to replace, to turn off, to give up. */
  readonly named: Set<string>
  /** Ids of keys that the person wanted off now. */
  readonly wantedOff: Set<string>
  /** The person changed keys in the console that Keyturn counted on. */
  meddled: boolean
  /** The person said what was not so about a key. */
  misled: boolean
  /** The person left out a place, changed it past Keyturn, or said what was not so about it. */
  misplaced: boolean
  /** The person ended something whose outcome was not known, or was told that it is not. */
  readonly toldOf: Set<string>
  /** Ids of places that the person had overwritten. */
  readonly overwrites: Set<string>
  /** The person gave their word that a key works. */
  tried: boolean
}

/** What one vault version holds, by its item. */
export type Held = {
  readonly itemId: string
  readonly version: SecretVersion
  readonly secret: string
}

/** Collects findings. */
export class Checker {
  readonly findings: string[] = []
  readonly said: Said = {
    ...{ named: new Set<string>(), wantedOff: new Set<string>(), toldOf: new Set<string>() },
    overwrites: new Set<string>(),
    ...{ meddled: false, misled: false, misplaced: false, tried: false },
  }
  readonly #world: World
  /** The keys of the secrets that go with this commit, by their versions. */
  readonly #dropping = new Map<string, ModelKey>()
  /** Which run of the app holds a secret, and how many commits had failed when it came. */
  readonly #received = new Map<ModelKey, { readonly life: Life; readonly failed: number }>()

  constructor(world: World) {
    this.#world = world
  }

  readonly providerWatch: Watch = {
    made: (key) => this.#made(key),
    turnedOff: (key) => this.#turnedOff(key),
  }

  readonly placeWatch: PlaceWatch = { putting: (place, value) => this.#putting(place, value) }

  /** A secret is in the hands of this run of the app; it must be on the disk before all else. */
  received(key: ModelKey, life: Life): void {
    this.#received.set(key, { life, failed: this.#world.counts.failedCommits })
  }

  find(finding: string): void {
    if (this.#world.tells) this.#world.lines.push(`!!  ${finding}`)
    this.findings.push(finding)
  }

  /** All that the vault holds, with the secrets. */
  held(): readonly Held[] {
    const { disk } = this.#world
    const found: Held[] = []
    for (const { id, body } of disk.all('overview')) {
      for (const version of (body as Overview).versions) {
        const secret = disk.secrets.get(id)?.get(version.id)
        if (secret) found.push({ itemId: id, version, secret: textOf(secret) })
      }
    }
    return found
  }

  /** What is about to be committed, while what it changes still stands. */
  committing({ puts, secrets }: DiskChange): void {
    const { disk, provider } = this.#world
    this.#dropping.clear()
    for (const [owner, changes] of secrets) {
      for (const [id, secret] of changes) {
        const before = secret === null && disk.secrets.get(owner)?.get(id)
        const key = before ? provider.bySecret(textOf(before)) : null
        if (key) this.#dropping.set(id, key)
      }
    }
    for (const [id, { kind, body }] of puts) {
      const before = kind === 'journal' ? disk.get(kind, id) : null
      if (before) this.#goesBackInOrder(before.body as Journal, body as Journal)
    }
  }

  /** What was just committed: no secret in it, and an audit line only for what is so. */
  committed({ puts, notes }: DiskChange): void {
    for (const { kind, body } of puts.values()) {
      if (tellsSecret(body)) this.find(`I9: a secret stands in a ${kind}`)
      if (kind === 'overview') this.#oneCurrent(body as Overview)
      if (kind === 'journal') this.#told(body as Journal)
    }
    for (const { event, itemId, versionId } of notes) {
      const overview = itemId && this.#world.disk.get('overview', itemId)
      const version = overview
        ? (overview.body as Overview).versions.find(({ id }) => id === versionId)
        : undefined
      if (version) this.#trueOf(event, version, itemId ?? '')
    }
  }

  /** What the window shows, and what was thrown at it. */
  shown(what: unknown): void {
    const told = what instanceof Error ? `${what.message} ${what.stack ?? ''}` : what
    if (tellsSecret(told)) this.find('I9: a secret stands in a view or an error')
  }

  /** After every act, when nothing runs. */
  settled(views: () => readonly RotationView[]): void {
    this.#secretsAreKept(views)
    this.#somethingWorks()
    this.#nothingUnknown()
  }

  #made(key: ModelKey): void {
    if (key.madeBy !== 'keyturn') return
    const isAsked = this.#world.journals.some(({ step }) => step === 'creating')
    if (!isAsked) this.find(`W2: ${key.remoteId} was made without an intent on the disk`)
    const { maxLive } = this.#world.traits.facts.capabilities
    const { live } = this.#world.provider
    if (maxLive !== null && live.length > maxLive) {
      this.find(`I2: ${live.length} keys live, and ${maxLive} are allowed`)
    }
  }

  #turnedOff(key: ModelKey): void {
    const journals = this.#world.journals.filter(({ step }) => !isOver(step))
    const inPlace = journals.find(
      ({ step, strategy }) => step === 'creating' && strategy === 'in-place',
    )
    if (inPlace) {
      if (inPlace.acceptedBreakAt === undefined)
        this.find('in place, and nobody accepted the break')
      return
    }
    const journal = journals.find(
      ({ step, target }) => step === 'retiring' && target === key.remoteId,
    )
    if (!journal) {
      this.find(`W5: ${key.remoteId} was turned off without an intent on the disk`)
      return
    }
    if (key.madeBy !== 'keyturn' && !this.said.named.has(key.remoteId)) {
      this.find(`I7: ${key.remoteId} was turned off, which is not ours and which nobody named`)
    }
    this.#judgeTurningOff(journal, key)
  }

  #judgeTurningOff(journal: Journal, key: ModelKey): void {
    if (journal.kind !== 'replace') return
    const held = this.held().filter(({ itemId }) => itemId === journal.itemId)
    const versions = this.#versionsOf(journal.itemId)
    const old = versions.find(({ id }) => id === journal.oldVersionId)
    const made = held.find(({ version }) => version.id === journal.newVersionId)
    const newKey = made && this.#world.provider.bySecret(made.secret)
    if (old?.remoteId === key.remoteId) {
      if (journal.urgent === true && !journal.oldWasSigner) return
      if (newKey?.proved !== true) this.find(`I4: the old key went, and the new one is not proved`)
      if (newKey?.diedAt !== null && !this.said.meddled)
        this.find('I1: the old key went, and the new one is dead')
      const isAsked = this.said.wantedOff.has(key.remoteId) || journal.urgent === true
      const isTime = (journal.graceEndsAt ?? 0) <= this.#world.now
      if (!isAsked && !isTime) this.find('I4: the old key went before its grace was over')
      if (!isAsked && journal.quietAt === undefined)
        this.find('I4: the old key went without a look')
      if (!isAsked && Math.abs(this.#world.provider.aheadMs) > clockSkewMs)
        this.find('W7: the old key went by itself, and the clocks are far apart')
      const usedAt = key.lastUsedAt ?? 0
      const isUsed = usedAt > (journal.promotedAt ?? 0) && usedAt <= (journal.quietAt ?? 0)
      if (!isAsked && isUsed) this.find('I4: the old key went, and it was still used')
      return
    }
    if (made?.version.remoteId === key.remoteId || newKey === key) {
      const oldKey = held.find(({ version }) => version.id === journal.oldVersionId)
      const lives = oldKey && this.#world.provider.bySecret(oldKey.secret)?.diedAt === null
      const isOff = journal.oldOffAt !== undefined || this.said.meddled
      if (oldKey) this.#oldWasTried(journal, oldKey.secret)
      if (lives !== true && !isOff) this.find('I1: the new key went, and the old one is not alive')
      this.#noPlaceHolds(key)
      return
    }
    // An orphan, or a key that the person gave up for its place.
    const isHeld = this.held().some(({ version }) => version.remoteId === key.remoteId)
    if (isHeld && !this.said.wantedOff.has(key.remoteId)) {
      this.find(`I7: ${key.remoteId} went as an orphan, and the vault holds it`)
    }
  }

  /** Whoever turned the old key off: Keyturn tries it before it gives up the new one for it. */
  #oldWasTried({ trail, oldOffAt }: Journal, secret: string): void {
    if (this.#world.traits.facts.capabilities.verify !== 'api' || oldOffAt !== undefined) return
    const diedAt = this.#world.provider.bySecret(secret)?.diedAt ?? null
    const intentAt = trail.findLast(({ step }) => step === 'retiring')?.at ?? 0
    if (diedAt !== null && diedAt + 60_000 < intentAt)
      this.find('I1: the new key went for an old one that was long dead')
  }

  /** Taken back, the old key is in use again only when its places have it again. */
  #goesBackInOrder(before: Journal, { step, backAt, itemId, newVersionId }: Journal): void {
    if (before.step !== 'promoted' || step !== 'proved' || backAt === undefined) return
    const secret = newVersionId && this.#world.disk.secrets.get(itemId)?.get(newVersionId)
    const key = secret && this.#world.provider.bySecret(textOf(secret))
    if (key) this.#noPlaceHolds(key)
  }

  #noPlaceHolds(key: ModelKey): void {
    if (this.said.misled || this.said.misplaced) return
    for (const { value, caller, byKeyturn } of this.#world.places.places) {
      if (value === key.secret && byKeyturn) {
        this.find(`take back: the new key goes, and ${caller.kind} holds it`)
      }
    }
  }

  #putting(place: ModelPlace, value: string): void {
    const { value: before, caller } = place
    const isOurs = before === null || this.held().some(({ secret }) => secret === before)
    if (isReadable(caller) && !isOurs && !this.said.overwrites.has(caller.id)) {
      this.find(`what stood in a place (${caller.kind}) was overwritten, and nobody said so`)
    }
    const key = this.#world.provider.bySecret(value)
    const held = this.held().find(({ secret }) => secret === value)
    if (!key || !held) return
    const open = this.#world.journals.find(
      ({ step, itemId }) => !isOver(step) && itemId === place.itemId,
    )
    if (held.version.id !== open?.newVersionId || open.backAt !== undefined) return
    const isProved = key.proved || (this.said.tried && open.strategy === 'guided')
    if (!isProved) this.find(`a place (${place.caller.kind}) was given a key that is not proved`)
  }

  #secretsAreKept(views: () => readonly RotationView[]): void {
    if (this.#received.size === 0) return
    const kept = new Set(this.held().map(({ secret }) => secret))
    for (const [key, { life, failed }] of this.#received) {
      const isHere = kept.has(key.secret)
      if (isHere || life.isDead || key.diedAt !== null) this.#received.delete(key)
      else if (this.#world.counts.failedCommits === failed) {
        this.find(`I3: the secret of ${key.remoteId} is in memory only, and the disk took all else`)
      } else if (!views().some(({ truth }) => truth === 'new-unsaved')) {
        this.find(`I3: the secret of ${key.remoteId} is in memory only, and nobody was told`)
        this.#received.delete(key)
      }
    }
  }

  #somethingWorks(): void {
    if (this.said.meddled || this.said.misled) return
    for (const { id } of this.#world.disk.all('overview')) {
      const of = this.held().filter(({ itemId }) => itemId === id)
      const lives = of.some(({ secret }) => this.#world.provider.bySecret(secret)?.diedAt === null)
      if (!lives && !this.#isExcused(id)) this.find('I1: no key that works is held by the vault')
    }
  }

  /** Where it is known, and told, that nothing works: in place and in an emergency. */
  #isExcused(itemId: string): boolean {
    if (this.#world.provider.keys.some(({ remoteId }) => this.said.wantedOff.has(remoteId)))
      return true
    return this.#world.journals.some(
      (journal) =>
        journal.itemId === itemId &&
        (journal.urgent === true || journal.kind === 'turn-off' || journal.strategy === 'in-place'),
    )
  }

  #nothingUnknown(): void {
    const known = new Set(this.#versionIds())
    const asking = this.#world.journals.some(({ step }) =>
      ['creating', 'unknown', 'orphaned'].includes(step),
    )
    if (asking || this.said.meddled) return
    for (const key of this.#world.provider.live) {
      if (key.madeBy !== 'keyturn' || known.has(key.remoteId)) continue
      const inHand = this.#received.has(key)
      // What a list does not show yet is looked for again before the next request.
      const mayShow = this.#world.journals.some(
        ({ step, idsBefore }) => step === 'planned' && idsBefore !== null,
      )
      if (!inHand && !mayShow && !this.said.toldOf.has(key.remoteId)) {
        this.find(`I6: nobody knows of the key ${key.remoteId}, and nobody was told`)
        this.said.toldOf.add(key.remoteId)
      }
    }
  }

  #told({ candidates, trouble, places = [] }: Journal): void {
    // Whoever is shown a key knows of it.
    for (const { remoteId, ours } of candidates) {
      this.said.toldOf.add(remoteId)
      const isOurs = this.#world.provider.byId(remoteId)?.madeBy === 'keyturn'
      if (ours && !isOurs) this.find(`I7: ${remoteId} is called ours, and it is not`)
    }
    const codes = [trouble?.code, ...places.map(({ code }) => code)]
    if (codes.includes('internal')) this.find('an error that nobody expected is written down')
  }

  #oneCurrent({ versions }: Overview): void {
    const current = versions.filter(({ stage }) => stage === 'current')
    if (current.length > 1) this.find('two versions are called current')
  }

  #trueOf(event: string, version: SecretVersion, itemId: string): void {
    const secret = this.#world.disk.secrets.get(itemId)?.get(version.id)
    const key =
      this.#dropping.get(version.id) ??
      (secret && this.#world.provider.bySecret(textOf(secret))) ??
      (version.remoteId === null ? null : this.#world.provider.byId(version.remoteId))
    if (!key) return
    const byWord = this.said.tried || this.said.misled
    if (event === 'proved' && !key.proved && !byWord) this.find('I8: "proved", and it is not')
    const isOver = key.diedAt !== null
    if (event === 'turned-off' && !isOver && !byWord) this.find('I8: "turned off", and it lives')
    if (event === 'refusal-proved' && !byWord) {
      const wasHere = secret !== undefined || this.#dropping.has(version.id)
      if (!isOver && wasHere) this.find('I8: "refusal proved", and it lives')
      if (!key.refused && wasHere) this.find('I8: "refusal proved", and nobody refused it')
    }
  }

  #versionsOf(itemId: string): readonly SecretVersion[] {
    const record = this.#world.disk.get('overview', itemId)
    return record ? (record.body as Overview).versions : []
  }

  #versionIds(): string[] {
    const items = this.#world.disk.all('overview').map(({ body }) => body as Overview)
    return items.flatMap(({ versions }) => versions.flatMap(({ remoteId }) => remoteId ?? []))
  }
}
