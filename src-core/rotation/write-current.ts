/**
 * Puts the key in use into one place of its item, outside a replacement: look, write, read back.
 *
 * Nothing is written over a value that this item never held: outside a replacement nothing would
 * keep it. What was written counts only once it was read back, where the place can be read.
 */
import type { Caller } from '../../src-shared/caller.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { CallerId, ItemId } from '../../src-shared/ids.ts'
import { currentVersion, type Overview, type SecretVersion } from '../../src-shared/item.ts'
import { isInBrowser } from '../../src-shared/public-variables.ts'
import { isOver, type Journal } from '../../src-shared/rotation.ts'
import type { PlaceAt, PlaceContent } from '../callers/place-hand.ts'
import { contentOf, standing, wipe, type Standing } from './place-content.ts'
import {
  understood,
  withPlace,
  writable,
  type ReachContext,
  type WritableCaller,
} from './place-reach.ts'

/** Which place of which item. */
export type PlaceOf = { readonly itemId: ItemId; readonly callerId: CallerId }

/** The place as it is to be written, so that the person can be asked; throws why it may not be. */
export function placeToWrite({ session }: Pick<ReachContext, 'session'>, of: PlaceOf): Caller {
  const { caller } = assertWritable(session, of)
  return caller
}

/** Puts it there; throws what looking and putting throw, and 'place-changed' over another's value. */
export async function writeCurrent(context: ReachContext, of: PlaceOf): Promise<void> {
  const { session, places } = context
  const { overview, version, caller } = assertWritable(session, of)
  await withPlace(context, caller, async (at) => {
    const { content } = await places.look(at)
    try {
      const stood = whose(context, { overview, version, caller }, content)
      if (stood.is === 'version' && stood.version.id === version.id) return
      if (stood.is === 'other') throw new VaultError('place-changed')
      await putAndNote(context, of, { at, version, caller, seen: content })
    } finally {
      wipe(content)
    }
    await assertStands(context, { overview, version, caller }, at)
  })
}

type Target = {
  readonly overview: Overview
  readonly version: SecretVersion
  readonly caller: WritableCaller
}

function assertWritable(session: ReachContext['session'], { itemId, callerId }: PlaceOf): Target {
  const overview = session.overview(itemId)?.body
  const stored = overview?.places?.find(({ id }) => id === callerId)
  if (!overview || !stored) throw new VaultError('not-found')
  const caller = writable(understood(stored))
  if (!caller) throw new VaultError('bad-request')
  if (isInBrowser(caller)) throw new VaultError('place-in-browser')
  const version = currentVersion(overview)
  if (!version) throw new VaultError('no-secret')
  // A replacement under way is about to write another key there, or to put the old one back.
  const isReplaced = session
    .journals()
    .some(({ body }) => body.itemId === itemId && !isOver(body.step) && !isIn(body, version))
  if (isReplaced) throw new VaultError('replacement-open')
  return { overview, version, caller }
}

/** Whether the key in use is the one that a replacement has brought, and that stays. */
function isIn({ newVersionId, backAt }: Journal, { id }: SecretVersion): boolean {
  return newVersionId === id && backAt === undefined
}

function whose(
  { session }: ReachContext,
  { overview, version, caller }: Target,
  content: PlaceContent | null,
): Standing {
  return standing(session, { content, caller }, { overview, first: [version.id] })
}

type Putting = Pick<Target, 'version' | 'caller'> & {
  readonly at: PlaceAt
  readonly seen: PlaceContent | null
}

/** Writes the intent into the audit log first, as with every use of a secret. */
async function putAndNote(
  { session, places }: ReachContext,
  { itemId }: PlaceOf,
  { at, version, caller, seen }: Putting,
): Promise<void> {
  const content = contentOf(session, itemId, { version, caller })
  try {
    session.transact((tx) => tx.audit({ event: 'used', itemId, versionId: version.id }))
    await places.put(at, content, seen)
    session.transact((tx) => tx.audit({ event: 'placed', itemId, versionId: version.id }))
  } finally {
    wipe(content)
  }
}

async function assertStands(context: ReachContext, target: Target, at: PlaceAt): Promise<void> {
  const { content } = await context.places.look(at)
  try {
    const stood = whose(context, target, content)
    // A place that gives nothing back, such as a CI secret, has said that it took it.
    if (stood.is === 'unreadable') return
    const isThere = stood.is === 'version' && stood.version.id === target.version.id
    if (!isThere) throw new VaultError('place-changed')
  } finally {
    wipe(content)
  }
}
