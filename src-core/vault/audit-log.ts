/*
 * The audit log: read once, its chain checked up to the link in the manifest, then kept up to date.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import type { VaultStore } from '../store/vault-store.ts'
import { AuditBody, type AuditEntry, type AuditFilter } from './audit-event.ts'
import { checkedBody } from './body.ts'
import type { Manifest } from './manifest.ts'
import type { Seals } from './seals.ts'

/** The link before the first line. */
export const firstLink = new Uint8Array(32)

/** The audit log of an unlocked vault. */
export class AuditLog {
  readonly #entries: AuditEntry[] = []
  #link: Uint8Array = firstLink

  /** Reads and checks what is new up to a manifest; throws `vault-damaged`. */
  catchUp(from: { readonly store: VaultStore; readonly seals: Seals }, manifest: Manifest): void {
    const entries: AuditEntry[] = []
    let link = this.#link
    for (const row of from.store.auditAfter(this.#entries.length)) {
      const seq = this.#entries.length + entries.length + 1
      if (row.seq !== seq) throw new VaultError('vault-damaged')
      link = from.seals.auditLink(row, link)
      const body = checkedBody(AuditBody, from.seals.openAudit(row))
      const { at, event, itemId, versionId, why = null } = body
      entries.push({ seq, at, event, itemId, versionId, why })
    }
    const whole = this.#entries.length + entries.length === manifest.auditSeq
    if (!whole || !sameBytes(link, manifest.auditLink)) throw new VaultError('vault-damaged')
    for (const entry of entries) this.#entries.push(entry)
    this.#link = link
  }

  /** The newest lines, newest first. */
  newest({ itemId, limit }: AuditFilter): readonly AuditEntry[] {
    const found: AuditEntry[] = []
    for (let at = this.#entries.length - 1; at >= 0 && found.length < limit; at -= 1) {
      const entry = this.#entries[at]
      if (entry && (itemId === null || entry.itemId === itemId)) found.push(entry)
    }
    return found
  }
}
