/*
 * What stands in a vault, as plain data and without what the file alone knows (marks, stamps):
 * taken from what a reader found, or from an open session, so that the two can be held together.
 */
import { Buffer } from 'node:buffer'
import type { Session } from '../../src-core/vault/session.ts'
import type { OwnerId } from '../../src-core/vault/transaction.ts'
import { VersionId } from '../../src-shared/ids.ts'

/** All that a person could lose. */
export type PlainContent = {
  readonly vault: string
  readonly overviews: Readonly<Record<string, unknown>>
  readonly connections: Readonly<Record<string, unknown>>
  readonly journals: Readonly<Record<string, unknown>>
  readonly settings: unknown
  readonly details: Readonly<Record<string, unknown>>
  /** Base64 by owner and version. */
  readonly secrets: Readonly<Record<string, string>>
  /** Oldest first. */
  readonly audit: readonly unknown[]
}

type JsonObject = Readonly<Record<string, unknown>>
type FoundRecord = { readonly kind: number; readonly item: string; readonly body: JsonObject }
type FoundPart = FoundRecord & { readonly part: string; readonly secret?: string }

/** What the second reader answers. */
export type FoundVault = {
  readonly vault: string
  readonly epoch: number
  readonly counter: number
  readonly records: readonly FoundRecord[]
  readonly parts: readonly FoundPart[]
  readonly audit: readonly { readonly seq: number; readonly body: JsonObject }[]
}

const everything = { itemId: null, limit: Number.MAX_SAFE_INTEGER }

/** The content that a reader found. */
export function contentOfFound(found: FoundVault): PlainContent {
  const records = (kind: number): Record<string, unknown> =>
    Object.fromEntries(
      found.records
        .filter((each) => each.kind === kind)
        .map(({ item, body }) => [item, withoutMarks(body)]),
    )
  const secrets = found.parts.filter(({ kind }) => kind === 65)
  return {
    vault: found.vault,
    overviews: records(1),
    connections: records(2),
    journals: records(3),
    settings: Object.values(records(5))[0],
    details: Object.fromEntries(
      found.parts.filter(({ kind }) => kind === 64).map(({ item, body }) => [item, body]),
    ),
    secrets: Object.fromEntries(
      secrets.map(({ item, part, secret = '' }) => [`${item}/${part}`, secret]),
    ),
    audit: found.audit.map(({ seq, body }) => {
      const { at, event, itemId, versionId, why } = body
      return { seq, at, event, itemId, versionId, ...(why === undefined ? {} : { why }) }
    }),
  }
}

/** The content as our own session gives it; `secretsOf` names the versions to look for. */
export function contentOfSession(
  session: Session,
  secretsOf: readonly (readonly [OwnerId, string])[],
): PlainContent {
  const overviews = session.overviews()
  return {
    vault: session.vaultId,
    overviews: byId(overviews),
    connections: byId(session.connections()),
    journals: byId(session.journals()),
    settings: session.settings().body,
    details: Object.fromEntries(
      overviews.flatMap(({ id }) => {
        const details = session.details(id)
        return details ? [[id, details.body]] : []
      }),
    ),
    secrets: Object.fromEntries(
      secretsOf.flatMap(([owner, version]) => {
        const secret = session.secret(owner, VersionId.parse(version))
        return secret ? [[`${owner}/${version}`, Buffer.from(secret).toString('base64')]] : []
      }),
    ),
    // A line says why only where a person did.
    audit: session
      .audit(everything)
      .toReversed()
      .map(({ why, ...line }) => (why === null ? line : { ...line, why })),
  }
}

function byId(
  kept: readonly { readonly id: string; readonly body: unknown }[],
): Record<string, unknown> {
  return Object.fromEntries(kept.map(({ id, body }) => [id, body]))
}

function withoutMarks(body: JsonObject): JsonObject {
  const marks = new Set(['parts', 'dot', 'vector', 'clock'])
  return Object.fromEntries(Object.entries(body).filter(([key]) => !marks.has(key)))
}
