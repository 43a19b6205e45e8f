/**
 * Everything that is done at providers passes over this desk, one piece at a time per rotation.
 *
 * It promises: what is done outside is written down before and after; a failure is written down
 * with its code and changes nothing else; whatever the desk finds written down at start it shows,
 * and carries on with by itself only what was planned and is due (nothing rotates by surprise).
 */
import type { PlaceDiff } from '../../src-shared/caller.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { BatchId, ConnectionId, ItemId, RotationId } from '../../src-shared/ids.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import {
  isOver,
  type PlaceAction,
  type ReplacePlan,
  type RotationView,
} from '../../src-shared/rotation.ts'
import type { RemoteKey } from '../connectors/connector.ts'
import { repeatable, withReach, type KeptJournal, type RotationContext } from './context.ts'
import { admitCutOff } from './cut-off.ts'
import type { Decision } from './decision.ts'
import { journalOf } from './journal.ts'
import { perform } from './perform.ts'
import { actOnPlace, placeDiff } from './place-acts.ts'
import { planOf } from './plan.ts'
import { remoteIdsInVault } from './reconcile.ts'
import { refreshConnection } from './refresh.ts'
import { Runner } from './runner.ts'
import { beginGenerate, beginReplace, beginSetSigner, beginTurnOff, makeUrgent } from './start.ts'
import { storyFacts } from './story-facts.ts'
import { purgeSuperseded } from './superseded.ts'
import { viewOf } from './story.ts'
import { isSupplyWanted, storeSupplied, type Supplied } from './supply.ts'
import { versionById } from './versions.ts'

/** Performs and shows what is under way in one unlocked vault. */
export class RotationDesk {
  readonly #context: RotationContext
  readonly #runner: Runner
  #isTicking = false

  constructor(context: RotationContext) {
    this.#context = context
    this.#runner = new Runner(context)
    admitCutOff(context)
  }

  /** All that is under way, the newest first, then what is over. */
  list(): readonly RotationView[] {
    const all = [...this.#context.session.journals()]
    const rank = ({ body }: KeptJournal) => (isOver(body.step) ? 1 : 0)
    all.sort((a, b) => rank(a) - rank(b) || b.body.startedAt - a.body.startedAt)
    return all.map((kept) => this.#view(kept))
  }

  /** One of them; throws 'not-found'. */
  get(id: RotationId): RotationView {
    return this.#view(journalOf(this.#context, id))
  }

  /** What a replacement of an item would do; asks no provider and writes nothing. */
  plan(itemId: ItemId): ReplacePlan {
    return planOf(this.#context, itemId)
  }

  /** Makes a first key for a new item and proves it. */
  async generate(input: Input<'keys.generate'>): Promise<RotationView> {
    return this.#advance(beginGenerate(this.#context, input))
  }

  /** Begins a replacement, turns a version off, or chooses the signer. */
  async start(input: Input<'rotations.start'>, batchId?: BatchId): Promise<RotationView> {
    switch (input.kind) {
      case 'replace':
        return this.#advance(beginReplace(this.#context, { ...input, batchId }))
      case 'emergency':
        return this.#startEmergency(input)
      case 'set-signer':
        return this.#advance(beginSetSigner(this.#context, input))
      case 'turn-off':
        return this.#startTurnOff(input)
    }
  }

  /** Carries out what a person decided; throws 'not-allowed-now' if that is not offered. */
  async act(id: RotationId, decision: Decision): Promise<RotationView> {
    const view = this.get(id)
    if (!view.actions.includes(decision.action)) throw new VaultError('not-allowed-now')
    await perform({ context: this.#context, runner: this.#runner, id }, decision)
    return this.get(id)
  }

  /** Takes a key that a person made; throws 'not-allowed-now', 'same-secret', 'duplicate-secret'. */
  async supply(id: RotationId, supplied: Supplied): Promise<RotationView> {
    const { body } = journalOf(this.#context, id)
    const isFree = !this.#runner.isRunning(id) && body.lineage === this.#context.session.lineage
    if (!isFree || !isSupplyWanted(body)) throw new VaultError('not-allowed-now')
    storeSupplied(this.#context, id, supplied)
    return this.#advance(id)
  }

  /** Does something with one place; throws 'not-allowed-now' if that is not offered. */
  async place(id: RotationId, placeId: string, action: PlaceAction): Promise<RotationView> {
    const place = this.get(id).places.find((one) => one.id === placeId)
    if (!place?.actions.includes(action)) throw new VaultError('not-allowed-now')
    await this.#runner.run(id, async () => {
      await actOnPlace(this.#context, id, { placeId, action })
      await this.#runner.goOn(id, 'clock')
    })
    return this.get(id)
  }

  /** The masked difference that a place gets, or got. */
  placeDiff(id: RotationId, placeId: string): Promise<PlaceDiff> {
    return repeatable(placeDiff(this.#context, id, placeId))
  }

  /**
   * The phrase that the provider wants typed before it turns a key off, or null.
   *
   * Throws 'not-found' for a key that is neither in this vault nor a candidate of a lost reply.
   */
  async challenge(connectionId: ConnectionId, remoteId: string): Promise<string | null> {
    const { session } = this.#context
    const candidates = session.journals().flatMap(({ body }) => body.candidates)
    const isCandidate = candidates.some((candidate) => candidate.remoteId === remoteId)
    if (!isCandidate && !remoteIdsInVault(this.#context).has(remoteId)) {
      throw new VaultError('not-found')
    }
    return repeatable(
      withReach(this.#context, connectionId, ({ connector, link }) =>
        connector.facts.revokeWeight === 'typed-phrase'
          ? connector.revokeChallenge(link, remoteId)
          : Promise.resolve(null),
      ),
    )
  }

  /** Brings in what a provider says about its keys, and hands on what it listed. */
  refresh(connectionId: ConnectionId): Promise<readonly RemoteKey[]> {
    return repeatable(refreshConnection(this.#context, connectionId))
  }

  /**
   * Carries on with what was planned and is due: what was put off, places that wait for a
   * deployment, old keys whose grace is over. Begins nothing. To be called now and then.
   */
  async tick(): Promise<void> {
    if (this.#isTicking || this.#context.session.readOnly !== null) return
    this.#isTicking = true
    try {
      this.saveInHand()
      purgeSuperseded(this.#context)
      for (const { id } of this.#context.session.journals()) {
        if (this.#runner.isDue(id)) await this.#runner.advance(id, 'clock')
      }
    } finally {
      this.#isTicking = false
    }
  }

  /** Whether something is being done at a provider, or a received secret not yet saved. */
  get busy(): boolean {
    return this.#runner.busy
  }

  /** Whether work on it is running in this process. */
  isRunning(id: RotationId): boolean {
    return this.#runner.isRunning(id)
  }

  /** Tries once more to save what a full disk kept from being saved; never throws. */
  saveInHand(): void {
    this.#runner.saveInHand()
  }

  /** The old key goes first, unless it signs webhooks or dies with the request itself. */
  async #startEmergency(input: Extract<Input<'rotations.start'>, { kind: 'emergency' }>) {
    const id =
      makeUrgent(this.#context, input) ?? beginReplace(this.#context, { ...input, urgent: true })
    const kept = journalOf(this.#context, id)
    const { body } = kept
    const overview = this.#context.session.overview(body.itemId)?.body ?? null
    const target = versionById(overview, body.oldVersionId)?.remoteId ?? null
    const isFirst = (body.strategy ?? 'overlap') === 'overlap' && !body.oldWasSigner
    const waits = body.step !== 'planned' || !isFirst || target === null
    if (waits) return this.#advance(id)
    await this.#runner.turnOff(kept, { target, phrase: input.phrase })
    return this.get(id)
  }

  /** The old key of a replacement that waits for just this is turned off as part of it. */
  async #startTurnOff(input: Extract<Input<'rotations.start'>, { kind: 'turn-off' }>) {
    const { phrase } = input
    const waiting = this.#context.session
      .journals()
      .find(({ body }) => body.step === 'promoted' && body.oldVersionId === input.versionId)
    if (waiting) {
      return this.act(waiting.id, { action: 'turn-off-old', remoteId: null, phrase })
    }
    const { id, target } = beginTurnOff(this.#context, input)
    await this.#runner.turnOff(journalOf(this.#context, id), { target, phrase })
    return this.get(id)
  }

  async #advance(id: RotationId): Promise<RotationView> {
    await this.#runner.advance(id)
    return this.get(id)
  }

  #view(kept: KeptJournal): RotationView {
    const running = this.#runner.isRunning(kept.id)
    const unsaved = running ? undefined : this.#runner.inHand.get(kept.id)
    return viewOf(
      kept,
      storyFacts(this.#context, kept, {
        running,
        unsaved: unsaved !== undefined,
        unsavedBecause: unsaved?.code ?? null,
      }),
    )
  }
}
