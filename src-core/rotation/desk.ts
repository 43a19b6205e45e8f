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
import { withReach, type KeptJournal, type RotationContext } from './context.ts'
import { createKey, storeInHand, type InHand } from './create.ts'
import { journalOf, writeStep, type JournalChange } from './journal.ts'
import { promoteNewKey, proveNewKey, proveOldKeyRefused } from './prove.ts'
import { checkWhatHappened } from './reconcile.ts'
import { refreshConnection } from './refresh.ts'
import { retireKey, writeRetireIntent } from './retire.ts'
import { setSigner } from './signer.ts'
import { beginGenerate, beginReplace, beginSetSigner, beginTurnOff } from './start.ts'
import { viewOf } from './story.ts'
import { versionById } from './versions.ts'

/** What a person decided about something under way. */
export type Decision = Omit<Input<'rotations.act'>, 'rotationId'>

/** Performs and shows what is under way in one unlocked vault. */
export class RotationDesk {
  readonly #context: RotationContext
  readonly #running = new Set<RotationId>()
  readonly #inHand: InHand = new Map()

  constructor(context: RotationContext) {
    this.#context = context
    this.#admitCutOff()
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
    }
  }

  /** Carries out what a person decided; throws 'not-allowed-now' if that is not offered. */
  async act(id: RotationId, decision: Decision): Promise<RotationView> {
    const view = this.get(id)
    if (!view.actions.includes(decision.action)) throw new VaultError('not-allowed-now')
    return this.#perform(id, decision)
  }

  /** The phrase that the provider wants typed before it turns a key off, or null. */
  challenge(connectionId: ConnectionId, remoteId: string): Promise<string | null> {
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

  async #perform(id: RotationId, decision: Decision): Promise<RotationView> {
    const { action, phrase } = decision
    const { body } = journalOf(this.#context, id)
    switch (action) {
      case 'continue':
      case 'start-again':
        return body.step === 'retiring' ? this.#resumeRetiring(id) : this.#advance(id)
      case 'check':
        return this.#run(id, () => checkWhatHappened(this.#context, id))
      case 'places-done':
        this.#decide(id, { placesDoneAt: this.#context.clock.now() })
        return this.#advance(id)
      case 'none-is-ours':
        this.#decide(id, { step: 'planned', candidates: [], idsBefore: null })
        return this.get(id)
      case 'turn-off-old':
      case 'turn-off-orphan':
        return this.#turnOff(id, this.#targetOf(body, decision), phrase)
      case 'finish-keeping-old':
        this.#decide(id, { step: 'done' })
        return this.get(id)
      case 'abandon':
        return this.#abandon(id, phrase)
    }
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

  #decide(id: RotationId, change: JournalChange): void {
    writeStep(this.#context, id, { change, who: 'person' })
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
    this.#decide(id, { step: 'abandoned' })
    return this.get(id)
  }

  #targetOf(body: Journal, { action, remoteId }: Pick<Decision, 'action' | 'remoteId'>): string {
    const overview = this.#context.session.overview(body.itemId)?.body ?? null
    const target =
      action === 'turn-off-old'
        ? versionById(overview, body.oldVersionId)?.remoteId
        : (body.target ?? remoteId)
    const known = body.candidates.some((candidate) => candidate.remoteId === target)
    if (!target || (action === 'turn-off-orphan' && !known)) throw new VaultError('bad-request')
    return target
  }

  #turnOff(id: RotationId, target: string, phrase: string | null): Promise<RotationView> {
    const before = journalOf(this.#context, id).body.step
    return this.#run(id, async () => {
      writeRetireIntent(this.#context, id, target)
      await retireKey(this.#context, id, {
        phrase,
        before: stepAfterRefusal(this.#context, id, before),
      })
    }).then((view) => (view.trouble ? view : this.#advance(id)))
  }

  #resumeRetiring(id: RotationId): Promise<RotationView> {
    const { body } = journalOf(this.#context, id)
    const before = stepBeforeRetiring(body)
    return this.#run(id, () => retireKey(this.#context, id, { phrase: null, before })).then(
      (view) => (view.trouble ? view : this.#advance(id)),
    )
  }

  /** Does all that Keyturn does by itself, until it is a person's turn. */
  async #advance(id: RotationId): Promise<RotationView> {
    return this.#run(id, async () => {
      if (this.#inHand.has(id)) storeInHand(this.#context, id, this.#inHand)
      for (;;) {
        const { body } = journalOf(this.#context, id)
        const work = nextWork(body)
        if (work === 'none' || work === 'retire') return
        await this.#work(id, work)
        const after = journalOf(this.#context, id).body
        if (after.trouble !== null || after.step === body.step) return
      }
    })
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
    this.#context.listener.changed(id)
    try {
      await work()
    } catch (thrown) {
      this.#writeTrouble(id, thrown)
    } finally {
      this.#running.delete(id)
      this.#context.listener.changed(id)
    }
    return this.get(id)
  }

  #writeTrouble(id: RotationId, thrown: unknown): void {
    // With a secret in hand and a full disk nothing can be written; the view says so from memory.
    if (this.#inHand.has(id)) return
    // The one request that must not be repeated writes its own failures down.
    const code = codeOfRepeatable(errorCodeOf(thrown))
    const trouble = { code, at: this.#context.clock.now() }
    writeStep(this.#context, id, { change: { trouble } })
  }

  /** A request that was under way when the app ended may or may not have made a key. */
  #admitCutOff(): void {
    const { session, clock } = this.#context
    if (session.readOnly !== null) return
    for (const { id, body } of session.journals()) {
      if (body.step !== 'creating' || body.lineage !== session.lineage) continue
      const trouble = { code: 'provider-no-reply' as const, at: clock.now() }
      writeStep(this.#context, id, { change: { step: 'unknown', trouble } })
    }
  }

  #view(kept: KeptJournal): RotationView {
    const { session } = this.#context
    const connection = session.connections().find(({ id }) => id === kept.body.connectionId)
    const connector = connection && this.#context.dial(connection.body).connector
    return viewOf(kept, {
      overview: session.overview(kept.body.itemId)?.body ?? null,
      providerName: connector?.facts.name ?? '',
      needsPhrase: connector?.facts.revokeWeight === 'typed-phrase',
      standing: {
        running: this.#running.has(kept.id),
        held: kept.body.lineage !== session.lineage,
        unsaved: this.#inHand.has(kept.id) && !this.#running.has(kept.id),
      },
    })
  }
}

/** Work that may be asked for again; throws its failures as such. */
async function repeatable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (thrown) {
    throw new VaultError(codeOfRepeatable(errorCodeOf(thrown)), { cause: thrown })
  }
}

/** Where a journal stands again after the provider refused to turn a key off. */
function stepAfterRefusal(context: RotationContext, id: RotationId, before: Step): Step {
  // A turn-off of its own that was refused is over: nothing changed, nothing is left to do.
  return journalOf(context, id).body.kind === 'turn-off' ? 'abandoned' : before
}

/** The step that the trail shows before the intent to turn a key off was written. */
function stepBeforeRetiring(body: Journal): Step {
  const lines = body.trail.map((line) => line.step)
  const before = lines
    .slice(0, lines.lastIndexOf('retiring'))
    .findLast((step) => step !== 'retiring')
  return body.kind === 'turn-off' ? 'abandoned' : (before ?? 'planned')
}
