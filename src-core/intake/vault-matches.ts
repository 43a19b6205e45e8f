// Finds the item of the open vault that holds the same key as an entry.
// Promises to compare keyed fingerprints, so that no secret of the vault is opened for it.
// Must not keep anything of the vault longer than the vault is open.
import type { ItemId, VersionId } from '../../src-shared/ids.ts'
import type { EntryId } from '../../src-shared/intake.ts'
import type { Overview, Stage } from '../../src-shared/item.ts'
import { parseItemName } from '../../src-shared/item-name.ts'
import type { Session } from '../vault/session.ts'
import { isNameOurs, type HeldEntry } from './held-entry.ts'

/** What is asked of a vault. */
export type MatchedVault = Pick<Session, 'overviews' | 'fingerprint'>

/** The item that holds a key already. */
export type VaultMatch = {
  readonly itemId: ItemId
  readonly name: string
  readonly versionId: VersionId | null
  /** How the version with this key stands; null for an entry without a secret. */
  readonly stage: Stage | null
}

/** Fingerprints of entries under the key of the vault that is open. */
export class Fingerprints {
  readonly #prints = new Map<EntryId, string>()
  #mark = ''

  /** The fingerprint of the entry's value, or null without one. */
  of(vault: MatchedVault, { id, seed }: HeldEntry): string | null {
    if (!seed.value) return null
    const known = this.#prints.get(id)
    if (known !== undefined) return known
    const print = vault.fingerprint(seed.value)
    this.#prints.set(id, print)
    return print
  }

  /** Forgets all of them if this vault, or its key, is another one than before. */
  settle(vault: MatchedVault): void {
    const mark = vault.fingerprint(new TextEncoder().encode('keyturn.intake'))
    if (mark !== this.#mark) this.#prints.clear()
    this.#mark = mark
  }

  drop(id: EntryId): void {
    this.#prints.delete(id)
  }
}

/** Says for each entry which item of the vault, as it is now, holds the same. */
export function matcher(
  vault: MatchedVault,
  prints: Fingerprints,
): (held: HeldEntry) => VaultMatch | null {
  prints.settle(vault)
  const bySecret = new Map<string, VaultMatch>()
  const byRow = new Map<string, VaultMatch>()
  for (const { id: itemId, body } of vault.overviews()) {
    if (body.versions.every(({ fingerprint }) => fingerprint === null)) {
      for (const row of rowsOfItem(body)) byRow.set(row, matchOf(itemId, body, null))
    }
    for (const version of body.versions) {
      if (version.fingerprint === null) continue
      const match = matchOf(itemId, body, version)
      const before = bySecret.get(version.fingerprint)
      if (isBetter(match, before)) bySecret.set(version.fingerprint, match)
    }
  }
  return (held) => {
    const print = prints.of(vault, held)
    return (print === null ? byRow.get(rowOfEntry(held)) : bySecret.get(print)) ?? null
  }
}

function matchOf(
  itemId: ItemId,
  { name }: Overview,
  version: { readonly id: VersionId; readonly stage: Stage } | null,
): VaultMatch {
  return { itemId, name, versionId: version?.id ?? null, stage: version?.stage ?? null }
}

/** Of several items with one secret, the one where it is in use. */
function isBetter(match: VaultMatch, before: VaultMatch | undefined): boolean {
  return before?.stage !== 'current' && (before === undefined || match.stage === 'current')
}

/** An inventory entry with a name is known by it; one that was named here, by all the rest. */
function rowsOfItem(body: Overview): readonly string[] {
  const credentialId = body.versions.find(({ stage }) => stage === 'current')?.credentialId ?? null
  const fields = { ...body, credentialId }
  const isConvention = parseItemName(body.name) !== null
  return [rowOf(fields, body.name), ...(isConvention ? [rowOf(fields, null)] : [])]
}

function rowOfEntry(held: HeldEntry): string {
  const { seed, draft } = held
  return rowOf({ ...draft, credentialId: seed.credentialId }, isNameOurs(held) ? null : draft.name)
}

type Row = Pick<
  Overview,
  'providerName' | 'environment' | 'business' | 'owner' | 'integration' | 'envVar' | 'purpose'
> & { readonly credentialId: string | null }

function rowOf(row: Row, name: string | null): string {
  const { providerName, environment, business, owner, integration, envVar, purpose } = row
  const where = [providerName, environment, business, owner, integration, envVar, purpose]
  return JSON.stringify([name, row.credentialId, ...where])
}
