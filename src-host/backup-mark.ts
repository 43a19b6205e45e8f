import type { Session } from '../src-core/index.ts'

/**
 * What changes without anybody having changed anything: what providers tell at every unlock.
 *
 * Counting it would fill the backup folder with copies that differ in nothing worth restoring.
 */
const incidental: ReadonlySet<string> = new Set([
  'lastUsedAt',
  'lastUsedSource',
  'refreshedAt',
  'liveKeys',
])

/**
 * What the vault holds, as a keyed fingerprint: a backup with another one is out of date.
 *
 * The audit log and the settings record are no part of it: what writes down that there is a backup
 * must not make it an old one.
 */
export function markOf(session: Session): string {
  const all = [session.overviews(), session.connections()].map((kept) =>
    kept.map(({ id, body }) => [id, body] as const).sort(byId),
  )
  const journals = session.journals().map(({ id, stamp }) => [id, stamp] as const)
  const content = JSON.stringify([...all, journals.sort(byId)], withoutIncidental)
  return session.fingerprint(new TextEncoder().encode(content))
}

function byId(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1
}

function withoutIncidental(key: string, value: unknown): unknown {
  return incidental.has(key) ? undefined : value
}
