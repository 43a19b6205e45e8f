import type { Session } from '../../src-core/vault/session.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId, VersionId } from '../../src-shared/ids.ts'
import { connectionId, itemId, versionId } from '../unit/src-core/vault/vault-fixture.ts'

/** Two items that share a bucket, one in another, and one that was deleted. */
export const one = itemId(1)
export const beside = itemId(1, 7)
export const two = itemId(2)
export const gone = itemId(5)
/** Everything that the vaults of these tests may hold parts of. */
export const items: readonly ItemId[] = [one, beside, two, gone]
export const admin = connectionId(3)
export const versions: readonly VersionId[] = [versionId(1), versionId(2)]

/** What was read in one piece, or why it could not be. */
export type Piece = { readonly read: string } | { readonly refused: string }

/** Reads everything of a vault, piece by piece, as a person could ask for it. */
export function piecesOf(session: Session): ReadonlyMap<string, Piece> {
  const pieces = new Map<string, Piece>()
  const ask = (name: string, work: () => unknown): void => {
    pieces.set(name, pieceOf(work))
  }
  ask('overviews', () => byId(session.overviews()))
  ask('connections', () => byId(session.connections()))
  ask('journals', () => byId(session.journals()))
  ask('settings', () => session.settings().body)
  // Opening the vault writes a line of its own.
  ask('audit', () =>
    session
      .audit({ itemId: null, limit: 1000 })
      .filter(({ event }) => event !== 'unlocked')
      .map(({ at, event, itemId, versionId }) => [at, event, itemId, versionId]),
  )
  for (const id of items) {
    ask(`details ${id}`, () => session.details(id)?.body ?? null)
    for (const version of versions) {
      ask(`secret ${id} ${version}`, () => hexOf(session.secret(id, version)))
    }
  }
  ask('admin secret', () => hexOf(session.secret(admin, versionId(4))))
  return pieces
}

/** The codes with which pieces were refused, each once. */
export function refusalsOf(pieces: ReadonlyMap<string, Piece>): readonly string[] {
  const codes = [...pieces.values()].flatMap((piece) => ('refused' in piece ? piece.refused : []))
  return [...new Set(codes)]
}

/** The names of pieces that were read and say something else than they should. */
export function differencesOf(
  pieces: ReadonlyMap<string, Piece>,
  truth: ReadonlyMap<string, Piece>,
): readonly string[] {
  return [...pieces].flatMap(([name, piece]) => {
    const right = truth.get(name)
    if ('refused' in piece) return []
    return right && 'read' in right && right.read === piece.read ? [] : [name]
  })
}

function pieceOf(work: () => unknown): Piece {
  try {
    return { read: JSON.stringify(work()) }
  } catch (error) {
    // Anything but a refusal of ours is a crash.
    if (!(error instanceof VaultError)) throw error
    return { refused: error.code }
  }
}

function byId(kept: readonly { readonly id: string; readonly body: unknown }[]): unknown {
  return kept.map(({ id, body }) => ({ id, body })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function hexOf(secret: Uint8Array | null): string | null {
  return secret && Buffer.from(secret).toString('hex')
}
