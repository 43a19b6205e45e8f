/**
 * Keeps the values that places held before, for as long as they may be put back.
 *
 * A value that this item holds anyway is named by its version; any other is added to the item's
 * secrets under an id of its own, and goes when the replacement ends.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { VersionId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { Journal, PlaceRecord } from '../../src-shared/rotation.ts'
import type { PlaceContent } from '../callers/place-hand.ts'
import type { Transaction } from '../vault/transaction.ts'
import type { RotationContext } from './context.ts'
import { contentOf, type Standing } from './place-content.ts'
import type { WritableCaller } from './place-reach.ts'
import { versionById } from './versions.ts'

/** What is about to be overwritten, and where. */
export type Overwritten = {
  readonly body: Journal
  readonly record: PlaceRecord
  readonly standing: Standing
  readonly content: PlaceContent | null
}

/** What a record says of the value that stood there before. */
export type PreviousOf = Pick<PlaceRecord, 'previousId' | 'previousCredentialId'>

/** What a record is to say, and the writing that makes it true. */
export type Keeping = {
  readonly change: Partial<PreviousOf>
  readonly also: (tx: Transaction) => void
}

/** Keeps what is about to be overwritten; the old key needs no keeping, it has its version. */
export function keepPrevious(context: RotationContext, of: Overwritten): Keeping {
  const { body, record, standing, content } = of
  // Kept when this was tried before, or stood there when the person had it put back.
  if (standing.is === 'other' && isKept(context, of)) return { change: {}, also: nothing }
  const forget = (tx: Transaction): void => forgetPrevious(context, tx, { body, record })
  if (standing.is === 'version' && standing.version.id !== body.oldVersionId) {
    const previousId = content?.secret ? standing.version.id : null
    const previousCredentialId = content?.credentialId ?? null
    return { change: { previousId, previousCredentialId }, also: forget }
  }
  if (standing.is === 'empty') return { change: wasEmpty, also: forget }
  if (standing.is !== 'other' || content === null) return { change: none, also: forget }
  const secret = (content.secret?.length ?? 0) > 0 ? content.secret : null
  const previousId = secret && VersionId.parse(context.newId())
  return {
    change: { previousId, previousCredentialId: content.credentialId },
    also: (tx) => {
      forget(tx)
      if (secret && previousId) tx.putSecret(body.itemId, previousId, secret)
    },
  }
}

/** Whether exactly what stands in a place is what is kept of it. */
export function isKept(
  { session }: Pick<RotationContext, 'session'>,
  { body, record, content }: Omit<Overwritten, 'standing'>,
): boolean {
  const { previousId, previousCredentialId } = record
  if (content === null || (previousId === null && previousCredentialId === null)) return false
  if (previousId === null && previousCredentialId === '') return isEmpty(content)
  if (content.credentialId !== previousCredentialId) return false
  if (previousId === null) return (content.secret?.length ?? 0) === 0
  const kept = session.secret(body.itemId, previousId)
  if (kept === null || content.secret === null) return false
  const isSame = session.fingerprint(kept) === session.fingerprint(content.secret)
  kept.fill(0)
  return isSame
}

/** What stood in a place before, which the caller wipes; throws 'no-secret'. */
export function previousContent(
  { session }: Pick<RotationContext, 'session'>,
  { body, record }: Pick<Overwritten, 'body' | 'record'>,
  caller: WritableCaller,
): PlaceContent {
  const { previousId, previousCredentialId } = record
  if (previousId === null && previousCredentialId === null) {
    const old = versionById(session.overview(body.itemId)?.body ?? null, body.oldVersionId)
    if (!old) throw new VaultError('no-secret')
    return contentOf(session, body.itemId, { version: old, caller })
  }
  if (previousId === null && previousCredentialId === '') {
    return { secret: null, credentialId: null }
  }
  const secret = previousId && session.secret(body.itemId, previousId)
  if (previousId !== null && secret === null) throw new VaultError('no-secret')
  return { secret, credentialId: previousCredentialId }
}

/** Forgets what was kept of every place, in the transaction that ends a replacement. */
export function dropPrevious(context: RotationContext, tx: Transaction, body: Journal): void {
  for (const record of body.places ?? []) forgetPrevious(context, tx, { body, record })
}

function forgetPrevious(
  { session }: RotationContext,
  tx: Transaction,
  { body, record }: Pick<Overwritten, 'body' | 'record'>,
): void {
  const { previousId } = record
  if (previousId === null || !session.hasSecret(body.itemId, previousId)) return
  if (!isVersion(session.overview(body.itemId)?.body ?? null, previousId)) {
    tx.dropSecret(body.itemId, previousId)
  }
}

function isVersion(overview: Overview | null, id: VersionId): boolean {
  return versionById(overview, id) !== null
}

const none: PreviousOf = { previousId: null, previousCredentialId: null }

/** Nothing stood there: it is emptied again, and not given a key that it never had. */
const wasEmpty: PreviousOf = { previousId: null, previousCredentialId: '' }

function isEmpty({ secret, credentialId }: PlaceContent): boolean {
  return (secret?.length ?? 0) === 0 && (credentialId ?? '') === ''
}

const nothing = (): void => undefined
