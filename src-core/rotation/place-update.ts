/**
 * Puts the new key into one place: look, write the intent, put, write what became of it.
 *
 * Nothing is written over a value that this vault does not hold, unless the person says so; then
 * that value is kept in the vault, in the transaction of the intent. What fails is written at the
 * place and not thrown.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { PlaceContent, PlaceSeen } from '../callers/place-hand.ts'
import type { RotationContext } from './context.ts'
import { journalOf } from './journal.ts'
import { askDeployed, checkPlace } from './place-check.ts'
import { contentOf, standing, wipe } from './place-content.ts'
import { failedUpdate } from './place-failure.ts'
import { keepOutput } from './place-output.ts'
import { countsLater, withPlace, writable, type WritableCaller } from './place-reach.ts'
import { recordOf, writePlace, type PlaceKey } from './place-writing.ts'
import { isKept, keepPrevious } from './previous-value.ts'
import { versionById } from './versions.ts'

/** How a place is updated. */
export type UpdateHow = {
  /** Also where something else stands there. */
  readonly overwrite: boolean
}

/** Brings the new key to one place. */
export async function updatePlace(
  context: RotationContext,
  key: PlaceKey,
  how: UpdateHow,
): Promise<void> {
  const before = recordOf(context, key)
  const caller = writable(before.caller)
  if (!caller) return
  const attempt = { before, asked: false, seen: false }
  keepOutput(context, before.id, null)
  try {
    await withPlace(context, caller, async (at) => {
      const seen = await context.places.look(at)
      try {
        const next = decide(context, key, { caller, seen, how })
        attempt.seen = next !== null && seen.content !== null
        if (!next) return
        try {
          writeIntent(context, key, { ...next, seen })
          attempt.asked = true
          const { state, output } = await context.places.put(at, next.content, seen.content)
          keepOutput(context, before.id, output)
          writePlace(context, key, { from: ['updating'], change: { state, code: null } })
        } finally {
          wipe(next.content)
        }
      } finally {
        wipe(seen.content)
      }
    })
  } catch (thrown) {
    writePlace(context, key, failedUpdate(context, attempt, thrown))
    return
  }
  const { state } = recordOf(context, key)
  if (state === 'updated') await checkPlace(context, key)
  else if (state === 'waiting' && !attempt.asked) await askDeployed(context, key)
}

type Decided = {
  readonly content: PlaceContent
  readonly stood: ReturnType<typeof standing>
}

/** What is to be put there; null once it is written down that nothing is. */
function decide(
  context: RotationContext,
  key: PlaceKey,
  { caller, seen, how }: { caller: WritableCaller; seen: PlaceSeen; how: UpdateHow },
): Decided | null {
  const { session } = context
  const { body } = journalOf(context, key.id)
  const overview = session.overview(body.itemId)?.body ?? null
  const version = versionById(overview, body.newVersionId)
  if (!overview || !version) throw new VaultError('no-secret')
  const first = [body.newVersionId, body.oldVersionId]
  const stood = standing(session, { content: seen.content, caller }, { overview, first })
  if (stood.is === 'version' && stood.version.id === version.id) {
    // Nobody has seen yet that a deployment has taken it over, as after a crash.
    const state = countsLater(caller) ? 'waiting' : 'updated'
    writePlace(context, key, { change: { state, code: null } })
    return null
  }
  const record = recordOf(context, key)
  const isKnown = stood.is !== 'other' || isKept(context, { body, record, content: seen.content })
  if (!isKnown && !how.overwrite) {
    writePlace(context, key, { change: { state: 'differs', code: null } })
    return null
  }
  return { stood, content: contentOf(session, body.itemId, { version, caller }) }
}

function writeIntent(
  context: RotationContext,
  key: PlaceKey,
  { stood, seen }: Decided & { readonly seen: PlaceSeen },
): void {
  const { body } = journalOf(context, key.id)
  const record = recordOf(context, key)
  const { content } = seen
  const kept = keepPrevious(context, { body, record, standing: stood, content })
  const change = { ...kept.change, checkedAt: null, checkCode: null }
  writePlace(context, key, {
    from: [record.state],
    change: { ...change, state: 'updating', code: null },
    also: (tx) => {
      kept.also(tx)
      tx.audit({ event: 'used', itemId: body.itemId, versionId: body.newVersionId })
    },
  })
}
