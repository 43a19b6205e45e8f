/**
 * Gives places back what stood there before: of one place, or of all when it is taken back.
 *
 * The same order as the way there: look, write the intent, put, write what became of it. A place
 * that holds something else by now is left to the person.
 */
import { errorCodeOf } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { mayHoldNew } from '../../src-shared/place-records.ts'
import { codeOfRepeatable, isOver, type PlaceRecord } from '../../src-shared/rotation.ts'
import type { PlaceContent } from '../callers/place-hand.ts'
import type { RotationContext } from './context.ts'
import { journalOf } from './journal.ts'
import { askDeployed, isRestored } from './place-check.ts'
import { standing, wipe } from './place-content.ts'
import { laterThan, outputOf } from './place-failure.ts'
import { keepOutput } from './place-output.ts'
import {
  accountIdOf,
  countsLater,
  mayRepeat,
  withPlace,
  writable,
  type WritableCaller,
} from './place-reach.ts'
import { recordOf, writePlace, type PlaceKey, type PlaceWrite } from './place-writing.ts'
import { isKept, previousContent } from './previous-value.ts'

/** Puts back what stood in every place that Keyturn can write; never throws what a place threw. */
export async function undoPlaces(context: RotationContext, id: RotationId): Promise<void> {
  const tired = new Set<string>()
  for (const { id: placeId } of journalOf(context, id).body.places ?? []) {
    const { body } = journalOf(context, id)
    const isOurs = body.lineage === context.session.lineage
    if (body.backAt === undefined || isOver(body.step) || !isOurs) return
    if (context.isLeaving?.() === true) return
    const key = { id, placeId }
    const record = recordOf(context, key)
    const caller = writable(record.caller)
    const accountId = caller && accountIdOf(caller)
    if (!caller || (accountId !== null && tired.has(accountId))) continue
    if (isRestored(body, record)) await askDeployed(context, key)
    else if (isUndoneByItself(record, caller)) await undoPlace(context, key)
    const { code } = recordOf(context, key)
    if (accountId !== null && code === 'provider-rate-limited') tired.add(accountId)
  }
}

/** Puts back what stood in one place; what fails is written there and not thrown. */
export async function undoPlace(context: RotationContext, key: PlaceKey): Promise<void> {
  const before = recordOf(context, key)
  const caller = writable(before.caller)
  if (!caller) return
  const previous = { content: null as PlaceContent | null }
  keepOutput(context, before.id, null)
  try {
    const { body } = journalOf(context, key.id)
    previous.content = previousContent(context, { body, record: before }, caller)
    await putBack(context, key, { caller, previous: previous.content })
  } catch (thrown) {
    const code = codeOfRepeatable(errorCodeOf(thrown))
    keepOutput(context, before.id, outputOf(thrown))
    const from = [before.state, 'undoing'] as const
    writePlace(context, key, {
      from,
      change: { state: 'undoing', code },
      ...laterThan(context, thrown),
    })
  } finally {
    wipe(previous.content)
  }
}

function putBack(
  context: RotationContext,
  key: PlaceKey,
  { caller, previous }: { readonly caller: WritableCaller; readonly previous: PlaceContent },
): Promise<void> {
  return withPlace(context, caller, async (at) => {
    const seen = await context.places.look(at)
    try {
      const now = holdsNow(context, key, { caller, content: seen.content })
      if (now !== 'new') {
        const isLater = now === 'undone' && countsLater(caller)
        writeBack(context, key, { now: isLater ? 'waiting' : now })
        return
      }
      writeIntent(context, key)
      const { state, output } = await context.places.put(at, previous, seen.content)
      keepOutput(context, key.placeId, output)
      const after = state === 'waiting' ? 'waiting' : 'undone'
      writeBack(context, key, { now: after, from: ['undoing'] })
    } finally {
      wipe(seen.content)
    }
  })
}

/**
 * Writes what stands there by now. Before the new key is turned off, what counts must be what was
 * put back: it waits for its deployment, from a moment later than the decision on any clock.
 */
function writeBack(
  context: RotationContext,
  key: PlaceKey,
  { now, ...from }: Pick<PlaceWrite, 'from'> & { readonly now: 'waiting' | 'undone' | 'differs' },
): void {
  const { backAt } = journalOf(context, key.id).body
  const isAlone = backAt === undefined
  const state = now === 'waiting' && isAlone ? 'undone' : now
  const at = Math.max(context.clock.now(), (backAt ?? 0) + 1)
  writePlace(context, key, { ...from, change: { state, code: null, at } })
}

/** What stands in a place by now; one that cannot be read counts as holding the new key. */
function holdsNow(
  context: RotationContext,
  key: PlaceKey,
  { caller, content }: { readonly caller: WritableCaller; readonly content: PlaceContent | null },
): 'new' | 'undone' | 'differs' {
  const { body } = journalOf(context, key.id)
  const overview = context.session.overview(body.itemId)?.body ?? null
  if (content === null || !overview) return 'new'
  const record = recordOf(context, key)
  const first = [body.newVersionId, body.oldVersionId]
  const stood = standing(context.session, { content, caller }, { overview, first })
  if (stood.is === 'version' && stood.version.id === body.newVersionId) return 'new'
  const isOld = stood.is === 'version' && stood.version.id === body.oldVersionId
  return isOld || isKept(context, { body, record, content }) ? 'undone' : 'differs'
}

function writeIntent(context: RotationContext, key: PlaceKey): void {
  const { body } = journalOf(context, key.id)
  const versionId = recordOf(context, key).previousId ?? body.oldVersionId
  writePlace(context, key, {
    change: { state: 'undoing', code: null, checkedAt: null, checkCode: null },
    also: (tx) => tx.audit({ event: 'used', itemId: body.itemId, versionId }),
  })
}

/** A program of the person's own is not run again where nobody can tell what it did. */
function isUndoneByItself(record: PlaceRecord, caller: WritableCaller): boolean {
  if (!mayHoldNew(record)) return false
  return mayRepeat(caller) || record.state === 'updated' || record.state === 'waiting'
}
