/**
 * All that a vault says, in one text that two runs can be compared by.
 *
 * What a provider chose differs from run to run: of that only the presence and form is kept.
 */
import { createHash } from 'node:crypto'
import type { Session } from '../../src-core/index.ts'
import type { ItemId, VersionId } from '../../src-shared/ids.ts'

/** What opens a vault, as the run knows it. */
export type Opener = { readonly passphrase: string; readonly recoveryCode: string | null }

/** What was true of the vault at one moment. */
export type State = {
  readonly opener: Opener
  /** Why nothing may be written, or null. */
  readonly readOnly: string | null
  readonly said: readonly string[]
  readonly audit: readonly string[]
}

/** What is true of an open vault. */
export function stateOf(session: Session, opener: Opener): State {
  return {
    opener,
    readOnly: session.readOnly,
    said: saidBy(session),
    audit: auditOf(session),
  }
}

/** Keys whose values a provider, or the key of the vault, decides. */
const decidedElsewhere = new Set([
  ...['credentialId', 'remoteId', 'hint', 'fingerprint', 'target', 'idsBefore', 'pastAnchorKeys'],
  // A file of the run's own folder.
  'path',
])

// Reads everything, so that everything is verified.
function saidBy(session: Session): readonly string[] {
  const items = session.overviews().map(({ id, body }) => {
    const secrets = body.versions.map((version) => secretOf(session, id, version))
    return line('item', id, { body, details: session.details(id)?.body ?? null, secrets })
  })
  const connections = session.connections().map(({ id, body }) => {
    const admin = body.adminVersionId && session.secret(id, body.adminVersionId)
    return line('connection', id, { body, admin: admin && digestOf(admin) })
  })
  const journals = session.journals().map(({ id, body }) => line('journal', id, body))
  const { body } = session.settings()
  const settings = line('settings', '', { body, code: session.hasRecoveryCode() })
  return [...items, ...connections, ...journals].sort().concat(settings)
}

function auditOf(session: Session): readonly string[] {
  const entries = session.audit({ itemId: null, limit: 10_000 })
  return entries.map(({ seq, event, itemId }) => `${seq} ${event} ${itemId ?? '-'}`).reverse()
}

function secretOf(
  session: Session,
  id: ItemId,
  version: { readonly id: VersionId; readonly remoteId: string | null },
): string {
  const secret = session.secret(id, version.id)
  if (secret === null) return `${version.id} none`
  return `${version.id} ${version.remoteId === null ? digestOf(secret) : 'from the provider'}`
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function line(kind: string, id: string, body: unknown): string {
  const form = (key: string, value: unknown): unknown =>
    decidedElsewhere.has(key) ? formOf(value) : value
  return `${kind} ${id} ${JSON.stringify(body, form)}`
}

function formOf(value: unknown): unknown {
  if (value === null) return null
  return Array.isArray(value) ? `${value.length} of them` : typeof value
}
