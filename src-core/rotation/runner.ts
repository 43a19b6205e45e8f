/**
 * Runs work on rotations, one piece at a time for each, and writes down what goes wrong.
 *
 * A failure is written down with its code and changes nothing else; it is never thrown at whoever
 * asked. Which work comes next is read from the journal after every piece.
 */
import { errorCodeOf, VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import {
  beginsAt,
  codeOfRepeatable,
  dueAt,
  isOver,
  nextWork,
  type Journal,
  type NextWork,
  type Step,
} from '../../src-shared/rotation.ts'
import { lookAgainMs } from '../../src-shared/policy.ts'
import type { AuditEvent } from '../vault/audit-event.ts'
import { adoptPlaces } from './adopt-places.ts'
import type { KeptJournal, RotationContext } from './context.ts'
import { storeInHand, type InHand } from './create.ts'
import { journalOf, tellChanged, writeStep } from './journal.ts'
import { pauseAfter } from './pause.ts'
import { retireKey, writeRetireIntent } from './retire.ts'
import { meansOf } from './strategy.ts'
import { doNextWork, retireOld, stepAfterRefusal } from './work.ts'

/** Who began a piece of work. */
export type Beginner = 'person' | 'clock'

/** Which key a person wants turned off. */
export type TurnOff = {
  readonly target: string
  readonly phrase: string | null
  /** What must be sure before; it throws otherwise. */
  readonly after?: () => Promise<void>
}

/** Runs work on the rotations of one unlocked vault. */
export class Runner {
  readonly inHand: InHand = new Map()
  readonly #context: RotationContext
  readonly #running = new Set<RotationId>()
  /** What is being tried by itself, and may be once more if the provider puts it off. */
  readonly #trying = new Map<RotationId, NextWork>()

  constructor(context: RotationContext) {
    this.#context = context
  }

  /** Whether something is being done, or a received secret not yet saved. */
  get busy(): boolean {
    return this.#running.size > 0 || this.inHand.size > 0
  }

  /** Whether work on it is running in this process. */
  isRunning(id: RotationId): boolean {
    return this.#running.has(id)
  }

  /** Runs one piece of work; what goes wrong is written down. */
  async run(id: RotationId, work: () => Promise<void>): Promise<void> {
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
      this.#trying.delete(id)
      tellChanged(this.#context, id)
    }
  }

  /** Goes on where the journal stands; a person need not wait for what was put off. */
  advance(id: RotationId, beginner: Beginner = 'person'): Promise<void> {
    return this.run(id, async () => {
      if (this.inHand.has(id)) storeInHand(this.#context, id, this.inHand)
      await this.goOn(id, beginner)
    })
  }

  /** Turns a key off on a person's word about a journal as it stood then, and goes on from there. */
  turnOff(decidedOn: KeptJournal, { target, phrase, after }: TurnOff): Promise<void> {
    const { id } = decidedOn
    return this.run(id, async () => {
      await after?.()
      writeRetireIntent(this.#context, { decidedOn, target, who: 'person' })
      const before = stepAfterRefusal(this.#context, id)
      if (await retireKey(this.#context, id, { phrase, before })) await this.goOn(id, 'clock')
    })
  }

  /** Asks again, or looks, whether the key is off; goes on only if it is. */
  resumeRetiring(id: RotationId): Promise<void> {
    return this.run(id, async () => {
      if (await retireOld(this.#context, id)) await this.goOn(id, 'clock')
    })
  }

  /** Does all that Keyturn does by itself, until it is a person's turn or not yet time. */
  async goOn(id: RotationId, beginner: Beginner): Promise<void> {
    let insists = beginner === 'person'
    while (this.#context.isLeaving?.() !== true) {
      // What the person changed in the places while a piece of work was running counts by now.
      adoptPlaces(this.#context, id)
      const { body } = journalOf(this.#context, id)
      const work = this.#workOf(body)
      if (work === 'none') return
      // A person need not wait for another try, but the grace and the beginning are what they chose.
      const isPostponed = beginsAt(body) > this.#context.clock.now()
      const mayHurry = insists && work !== 'look-if-quiet' && !isPostponed
      if (!mayHurry && dueAt(work, body) > this.#context.clock.now()) return
      insists = false
      this.#trying.set(id, work)
      await doNextWork(this.#context, id, this.inHand)
      this.#trying.delete(id)
      // What a look has found is the person's to judge: no second request follows from it alone.
      if (work === 'check' && journalOf(this.#context, id).body.step !== 'stored') return
      const after = journalOf(this.#context, id).body
      if (after.trouble !== null) return
      if (after.step === body.step && this.#workOf(after) === work) return
    }
  }

  /**
   * Whether the clock alone lets it go on: only what was planned and is due.
   *
   * What stood still for another reason, such as a crash, waits for a person.
   */
  isDue(id: RotationId): boolean {
    const { session, clock } = this.#context
    const body = session.journal(id)?.body
    if (!body || isOver(body.step) || body.lineage !== session.lineage) return false
    if (this.#running.has(id) || this.inHand.has(id)) return false
    const work = this.#workOf(body)
    if (work === 'none' || dueAt(work, body) > clock.now()) return false
    const isToBegin = body.startsAt !== undefined && body.step === 'planned' && !body.trouble
    return work === 'look-if-quiet' || body.notBefore !== undefined || isToBegin
  }

  /** Tries once more to save what a full disk kept from being saved; never throws. */
  saveInHand(): void {
    for (const id of this.inHand.keys()) {
      if (this.#running.has(id)) continue
      try {
        storeInHand(this.#context, id, this.inHand)
      } catch {
        // Still no room; the secret stays in hand.
      }
    }
  }

  #workOf(body: Journal) {
    return nextWork(body, meansOf(this.#context, body))
  }

  #writeTrouble(id: RotationId, thrown: unknown): void {
    // With a secret in hand and a full disk nothing can be written; the view says so from memory.
    if (this.inHand.has(id)) return
    // Another program with this vault has gone on from here: what it writes is what is true.
    if (errorCodeOf(thrown) === 'changed-elsewhere') return
    const kept = journalOf(this.#context, id)
    const { body } = kept
    const at = this.#context.clock.now()
    // The one request that must not be repeated writes its own failures down.
    const code = codeOfRepeatable(errorCodeOf(thrown))
    const event = failureOf(body.step)
    const of = { itemId: body.itemId, versionId: body.newVersionId }
    writeStep(this.#context, id, {
      change: { trouble: { code, at }, notBefore: this.#nextTry(kept, thrown, at) },
      also: (tx) => event && tx.audit({ event, ...of }),
    })
  }

  /** What the provider puts off is tried again; and so is looking, which changes nothing. */
  #nextTry({ id, body }: KeptJournal, thrown: unknown, at: number): number | undefined {
    const next = this.#workOf(body)
    // What only a person began is theirs to begin again, but for an old key that is to go at once.
    if (next === 'none' || (next !== 'retire' && next !== this.#trying.get(id))) return undefined
    return pauseAfter(thrown, at) ?? (next === 'look-if-quiet' ? at + lookAgainMs : undefined)
  }
}

/** How the audit log calls a failure at a step; null where nothing outside was tried. */
function failureOf(step: Step): AuditEvent | null {
  if (step === 'stored' || step === 'retired') return 'proof-failed'
  return step === 'retiring' ? 'turn-off-failed' : null
}
