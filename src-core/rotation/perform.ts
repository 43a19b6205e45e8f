/**
 * Carries out what a person decided about something under way.
 *
 * Whether it may be done at all was decided before, by what the view offers.
 */
import type { RotationId } from '../../src-shared/ids.ts'
import type { RotationContext } from './context.ts'
import { targetOf, writeDecision, writeOldIsOff, type Decision } from './decision.ts'
import { journalOf } from './journal.ts'
import { assertOldWorks, proveByHand } from './prove.ts'
import { checkWhatHappened } from './reconcile.ts'
import { recoverLost } from './recover.ts'
import type { Runner } from './runner.ts'
import { versionById } from './versions.ts'

/** What a decision is carried out with. */
export type Performing = {
  readonly context: RotationContext
  readonly runner: Runner
  readonly id: RotationId
}

/** Carries out one decision, and goes on from there as far as Keyturn does by itself. */
export async function perform(by: Performing, decision: Decision): Promise<void> {
  const { context, runner, id } = by
  const { action, phrase } = decision
  // What is decided is decided on what stands here now, whatever is waited for in between.
  const kept = journalOf(context, id)
  switch (action) {
    case 'continue':
      return goOnFrom(by, phrase)
    case 'start-again':
      if (kept.body.step !== 'planned') writeDecision(context, kept, action)
      return goOnFrom(by, phrase)
    case 'check':
      return lookInto(by)
    case 'recover':
      return runner.run(id, async () => {
        await recoverLost(context, id)
        if (journalOf(context, id).body.step === 'stored') await runner.goOn(id, 'clock')
      })
    case 'places-done':
    case 'accept-break':
    case 'start-now':
      writeDecision(context, kept, action)
      return runner.advance(id)
    case 'take-back':
      return runner.run(id, async () => {
        await assertOldWorks(context, id)
        writeDecision(context, kept, action)
        await runner.goOn(id, 'person')
      })
    case 'works-by-hand':
      proveByHand(context, id)
      return runner.advance(id)
    case 'old-is-off':
      writeOldIsOff(context, kept)
      return runner.advance(id)
    case 'none-is-ours':
    case 'callers-told':
    case 'finish-keeping-old':
    case 'end-here':
      writeDecision(context, kept, action)
      return
    case 'turn-off-old':
    case 'turn-off-orphan':
    case 'give-up-slot':
      return runner.turnOff(kept, { target: targetOf(context, kept.body, decision), phrase })
    case 'abandon':
      return abandon(by, phrase)
  }
}

/** Looks what became of a lost reply, and goes on only where nothing was lost after all. */
function lookInto({ context, runner, id }: Performing): Promise<void> {
  return runner.run(id, async () => {
    await checkWhatHappened(context, id)
    // Where Keyturn chose the secret, the key that was found is complete.
    if (journalOf(context, id).body.step === 'stored') await runner.goOn(id, 'clock')
  })
}

/** Goes on where the journal stands. */
function goOnFrom({ context, runner, id }: Performing, phrase: string | null): Promise<void> {
  const kept = journalOf(context, id)
  const { body } = kept
  if (body.step === 'retiring') return runner.resumeRetiring(id)
  if (body.kind === 'turn-off' && body.step === 'planned' && body.target !== null) {
    return runner.turnOff(kept, { target: body.target, phrase })
  }
  return runner.advance(id)
}

/** Ends without a new key; one that was made and saved is turned off first. */
async function abandon({ context, runner, id }: Performing, phrase: string | null): Promise<void> {
  const { session } = context
  const kept = journalOf(context, id)
  const { body } = kept
  const overview = session.overview(body.itemId)?.body ?? null
  const made = versionById(overview, body.newVersionId)
  if (made?.remoteId && body.lineage === session.lineage) {
    const target = made.remoteId
    return runner.turnOff(kept, { target, phrase, after: () => assertOldWorks(context, id) })
  }
  writeDecision(context, kept, 'end-here')
}
