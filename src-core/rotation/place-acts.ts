/**
 * What a person has done with one place of a replacement.
 *
 * Only what the view offers is carried out, and the person's word is written down as theirs.
 */
import type { PlaceDiff } from '../../src-shared/caller.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import { mayHoldNew } from '../../src-shared/place-records.ts'
import { isOver, type PlaceAction, type PlaceRecord } from '../../src-shared/rotation.ts'
import type { PlaceContent } from '../callers/place-hand.ts'
import type { RotationContext } from './context.ts'
import { journalOf } from './journal.ts'
import { actionsOfPlace, wayOf } from './place-actions.ts'
import { askDeployed, checkPlace } from './place-check.ts'
import { contentOf, standing, wipe } from './place-content.ts'
import { withPlace, writable } from './place-reach.ts'
import { updatePlace } from './place-update.ts'
import { recordOf, writePlace, type PlaceKey } from './place-writing.ts'
import { previousContent } from './previous-value.ts'
import { undoPlace } from './undo-places.ts'
import { versionById } from './versions.ts'

/** What a person wants done, and with which place. */
export type PlaceDecision = { readonly placeId: string; readonly action: PlaceAction }

/** Carries out what a person wants done with a place; throws 'not-allowed-now' if not offered. */
export async function actOnPlace(
  context: RotationContext,
  id: RotationId,
  { placeId, action }: PlaceDecision,
): Promise<void> {
  const key = { id, placeId }
  const record = recordOf(context, key)
  const { body } = journalOf(context, id)
  if (!actionsOfPlace(record, wayOf(context, body)).includes(action)) {
    throw new VaultError('not-allowed-now')
  }
  switch (action) {
    case 'update':
      return updatePlace(context, key, { overwrite: false })
    case 'overwrite':
      return updatePlace(context, key, { overwrite: true })
    case 'undo':
      // Of a place of the person's own it is their word that it has its old key again.
      if (writable(record.caller)) return undoPlace(context, key)
      writePlace(context, key, { from: [record.state], change: { state: 'undone', code: null } })
      return
    case 'check':
      return record.state === 'waiting' ? askDeployed(context, key) : checkPlace(context, key)
    case 'tick':
      writeWord(context, key, 'ticked')
      return
    case 'skip':
      writeWord(context, key, 'skipped')
      return
    case 'untick':
      writeWord(context, key, beforeWord(record))
      return
  }
}

/**
 * The masked difference that a place gets, or got; throws 'not-allowed-now' where none is shown.
 *
 * Looks what stands in the place at this moment, and throws what that throws.
 */
export async function placeDiff(
  context: RotationContext,
  id: RotationId,
  placeId: string,
): Promise<PlaceDiff> {
  const { session } = context
  const { body } = journalOf(context, id)
  const record = recordOf(context, { id, placeId })
  const caller = writable(record.caller)
  const overview = session.overview(body.itemId)?.body ?? null
  const version = versionById(overview, body.newVersionId)
  if (!caller || !version || !overview || isOver(body.step)) {
    throw new VaultError('not-allowed-now')
  }
  const opened: PlaceContent[] = []
  const open = (content: PlaceContent): PlaceContent => {
    opened.push(content)
    return content
  }
  try {
    const next = open(contentOf(session, body.itemId, { version, caller }))
    noteUse(context, body)
    const first = [body.newVersionId, body.oldVersionId]
    return await withPlace(context, caller, async (at) => {
      const seen = (await context.places.look(at)).content
      if (seen) open(seen)
      const stood = standing(session, { content: seen, caller }, { overview, first })
      const holdsNew = stood.is === 'version' && stood.version.id === version.id
      const before = () => open(previousContent(context, { body, record }, caller))
      if (holdsNew && body.backAt !== undefined) {
        return context.places.diff(at, { from: next, to: before() })
      }
      return context.places.diff(at, { from: holdsNew ? before() : seen, to: next })
    })
  } finally {
    for (const content of opened) wipe(content)
  }
}

function noteUse({ session }: RotationContext, body: ReturnType<typeof journalOf>['body']): void {
  if (session.readOnly !== null) return
  const of = { itemId: body.itemId, versionId: body.newVersionId }
  session.transact((tx) => tx.audit({ event: 'used', ...of }))
}

function writeWord(
  context: RotationContext,
  key: PlaceKey,
  state: 'ticked' | 'skipped' | 'todo' | 'unknown',
): void {
  const before = recordOf(context, key)
  const { backAt } = journalOf(context, key.id).body
  // A place that is left out on the way forward may have the new key, and is not forgotten.
  const isUnsure = state === 'skipped' && backAt === undefined && mayHoldNew(before)
  const code = isUnsure ? (before.code ?? 'provider-ask-again') : null
  writePlace(context, key, { from: [before.state], change: { state, code } })
}

/** How a place stands whose tick is taken away: what Keyturn wrote there may stand there still. */
function beforeWord({ caller }: PlaceRecord): 'todo' | 'unknown' {
  return writable(caller) ? 'unknown' : 'todo'
}
