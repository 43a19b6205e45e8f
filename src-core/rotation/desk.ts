/**
 * Everything that is done at providers passes over this desk, one piece at a time per rotation.
 *
 * It promises: what is done outside is written down before and after; a failure is written down
 * with its code and changes nothing else; whatever the desk finds written down at start it shows,
 * and never carries on with by itself (nothing rotates by surprise).
 */
import { errorCodeOf, VaultError } from '../../src-shared/errors.ts'
import { RotationId, type ConnectionId } from '../../src-shared/ids.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import {
  codeOfRepeatable,
  isOver,
  nextWork,
  type Journal,
  type RotationView,
  type Step,
} from '../../src-shared/rotation.ts'
import type { AuditEvent } from '../vault/audit-event.ts'
import { repeatable, withReach, type KeptJournal, type RotationContext } from './context.ts'
import { createKey, storeInHand, type InHand } from './create.ts'
import { admitCutOff } from './cut-off.ts'
import { targetOf, writeDecision, type Decision } from './decision.ts'
import { journalOf, tellChanged, writeStep } from './journal.ts'
import { promoteNewKey, proveNewKey, proveOldKeyRefused } from './prove.ts'
import { checkWhatHappened, remoteIdsInVault } from './reconcile.ts'
import { refreshConnection } from './refresh.ts'
import { retireKey, writeRetireIntent } from './retire.ts'
import { setSigner } from './signer.ts'
import { beginGenerate, beginReplace, beginSetSigner, beginTurnOff } from './start.ts'
import { storyFacts } from './story-facts.ts'
import { stepBefore, viewOf } from './story.ts'
import { versionById } from './versions.ts'

/** Performs and shows what is under way in one unlocked vault. */
export class RotationDesk {
  readonly #context: RotationContext
  readonly #running = new Set<RotationId>()
  readonly #inHand: InHand = new Map()

  constructor(context: RotationContext) {
    this.#context = context
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

  /** Makes a first key for a new item and proves it. */
  async generate(input: Input<'keys.generate'>): Promise<RotationView> {
    return this.#advance(beginGenerate(this.#context, input))
  }

  /** Begins a replacement, turns a version off, or chooses the signer. */
  async start(input: Input<'rotations.start'>): Promise<RotationView> {
    switch (input.kind) {
      case 'replace':
        return this.#advance(beginReplace(this.#context, input))
      case 'set-signer':
        return this.#advance(beginSetSigner(this.#context, input))
      case 'turn-off':
        return this.#startTurnOff(input)
      case 'emergency':
        throw new VaultError('capability-missing')
    }
  }

  /** Carries out what a person decided; throws 'not-allowed-now' if that is not offered. */
  async act(id: RotationId, decision: Decision): Promise<RotationView> {
    const view = this.get(id)
    if (!view.actions.includes(decision.action)) throw new VaultError('not-allowed-now')
    return this.#perform(id, decision)
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

  /** Brings in what a provider says about its keys. */
  refresh(connectionId: ConnectionId): Promise<void> {
    return repeatable(refreshConnection(this.#context, connectionId))
  }

  /** Whether something is being done at a provider, or a received secret not yet saved. */
  get busy(): boolean {
    return this.#running.size > 0 || this.#inHand.size > 0
  }

  /** Whether work on it is running in this process. */
  isRunning(id: RotationId): boolean {
    return this.#running.has(id)
  }

  /** Tries once more to save what a full disk kept from being saved; never throws. */
  saveInHand(): void {
    for (const id of this.#inHand.keys()) {
      if (this.#running.has(id)) continue
      try {
        storeInHand(this.#context, id, this.#inHand)
      } catch {
        // Still no room; the secret stays in hand.
      }
    }
  }

  async #perform(id: RotationId, decision: Decision): Promise<RotationView> {
    const { action, phrase } = decision
    const { body } = journalOf(this.#context, id)
    switch (action) {
      case 'continue':
      case 'start-again':
        return this.#continue(id, phrase)
      case 'check':
        return this.#run(id, () => checkWhatHappened(this.#context, id))
      case 'places-done':
        writeDecision(this.#context, id, action)
        return this.#advance(id)
      case 'none-is-ours':
      case 'finish-keeping-old':
      case 'end-here':
        writeDecision(this.#context, id, action)
        return this.get(id)
      case 'turn-off-old':
      case 'turn-off-orphan':
        return this.#turnOff(id, targetOf(this.#context, body, decision), phrase)
      case 'abandon':
        return this.#abandon(id, phrase)
      case 'accept-break':
      case 'recover':
      case 'give-up-slot':
      case 'works-by-hand':
      case 'old-is-off':
      case 'take-back':
        throw new VaultError('not-allowed-now')
    }
  }

  /** Goes on where the journal stands. */
  #continue(id: RotationId, phrase: string | null): Promise<RotationView> {
    const { body } = journalOf(this.#context, id)
    if (body.step === 'retiring') return this.#resumeRetiring(id)
    if (body.kind === 'turn-off' && body.step === 'planned' && body.target !== null) {
      return this.#turnOff(id, body.target, phrase)
    }
    return this.#advance(id)
  }

  /** The old key of a replacement that waits for just this is turned off as part of it. */
  #startTurnOff(input: Extract<Input<'rotations.start'>, { kind: 'turn-off' }>) {
    const waiting = this.#context.session
      .journals()
      .find(({ body }) => body.step === 'promoted' && body.oldVersionId === input.versionId)
    if (waiting) {
      const action = 'turn-off-old' as const
      return this.act(waiting.id, { action, remoteId: null, phrase: input.phrase })
    }
    const { id, target } = beginTurnOff(this.#context, input)
    return this.#turnOff(id, target, input.phrase)
  }

  /** Ends without a new key; one that was made and saved is turned off first. */
  async #abandon(id: RotationId, phrase: string | null): Promise<RotationView> {
    const { body } = journalOf(this.#context, id)
    const { session } = this.#context
    const overview = session.overview(body.itemId)?.body ?? null
    const made = versionById(overview, body.newVersionId)
    if (made?.remoteId && body.lineage === session.lineage) {
      return this.#turnOff(id, made.remoteId, phrase)
    }
    writeDecision(this.#context, id, 'end-here')
    return this.get(id)
  }

  #turnOff(id: RotationId, target: string, phrase: string | null): Promise<RotationView> {
    return this.#run(id, async () => {
      const { body } = journalOf(this.#context, id)
      writeRetireIntent(this.#context, id, target)
      const before = stepAfterRefusal(body, body.step)
      if (await retireKey(this.#context, id, { phrase, before })) await this.#goOn(id)
    })
  }

  /** Asks again, or looks, whether the key is off; goes on only if it is. */
  #resumeRetiring(id: RotationId): Promise<RotationView> {
    return this.#run(id, async () => {
      const { body } = journalOf(this.#context, id)
      const before = stepAfterRefusal(body, stepBefore(body, 'retiring') ?? 'planned')
      if (await retireKey(this.#context, id, { phrase: null, before })) await this.#goOn(id)
    })
  }

  #advance(id: RotationId): Promise<RotationView> {
    return this.#run(id, async () => {
      if (this.#inHand.has(id)) storeInHand(this.#context, id, this.#inHand)
      await this.#goOn(id)
    })
  }

  /** Does all that Keyturn does by itself, until it is a person's turn. */
  async #goOn(id: RotationId): Promise<void> {
    for (;;) {
      const { body } = journalOf(this.#context, id)
      const work = nextWork(body)
      if (work === 'none' || work === 'retire') return
      await this.#work(id, work)
      const after = journalOf(this.#context, id).body
      if (after.trouble !== null || after.step === body.step) return
    }
  }

  async #work(id: RotationId, work: Exclude<ReturnType<typeof nextWork>, 'none' | 'retire'>) {
    switch (work) {
      case 'create':
        return createKey(this.#context, id, this.#inHand)
      case 'prove-new':
        return proveNewKey(this.#context, id)
      case 'promote':
        return promoteNewKey(this.#context, id)
      case 'prove-old-refused':
        return proveOldKeyRefused(this.#context, id)
      case 'set-signer':
        return setSigner(this.#context, id)
    }
  }

  /** Runs one piece of work; a failure is written down, never thrown at the window. */
  async #run(id: RotationId, work: () => Promise<void>): Promise<RotationView> {
    if (this.#running.has(id)) throw new VaultError('not-allowed-now')
    if (this.#context.session.readOnly !== null) throw new VaultError('vault-read-only')
    this.#running.add(id)
    tellChanged(this.#context, id)
    try {
      await work()
    } catch (thrown) {
      this.#writeTrouble(id, thrown)
    } finally {
      this.#running.delete(id)
      tellChanged(this.#context, id)
    }
    return this.get(id)
  }

  #writeTrouble(id: RotationId, thrown: unknown): void {
    // With a secret in hand and a full disk nothing can be written; the view says so from memory.
    if (this.#inHand.has(id)) return
    const { body } = journalOf(this.#context, id)
    // The one request that must not be repeated writes its own failures down.
    const code = codeOfRepeatable(errorCodeOf(thrown))
    const trouble = { code, at: this.#context.clock.now() }
    const event = failureOf(body.step)
    const of = { itemId: body.itemId, versionId: body.newVersionId }
    writeStep(this.#context, id, {
      change: { trouble },
      also: (tx) => event && tx.audit({ event, ...of }),
    })
  }

  #view(kept: KeptJournal): RotationView {
    const unsaved = this.#running.has(kept.id) ? undefined : this.#inHand.get(kept.id)
    return viewOf(
      kept,
      storyFacts(this.#context, kept, {
        running: this.#running.has(kept.id),
        unsaved: unsaved !== undefined,
        unsavedBecause: unsaved?.code ?? null,
      }),
    )
  }
}

/** Where a journal stands again after the provider refused to turn a key off. */
function stepAfterRefusal({ kind }: Journal, before: Step): Step {
  // A turn-off of its own that was refused is over: nothing changed, nothing is left to do.
  return kind === 'turn-off' ? 'abandoned' : before
}

/** How the audit log calls a failure at a step; null where nothing outside was tried. */
function failureOf(step: Step): AuditEvent | null {
  if (step === 'stored' || step === 'retired') return 'proof-failed'
  return step === 'retiring' ? 'turn-off-failed' : null
}
