/*
 * A whole vault file as a source: what it gives was verified against its manifest.
 */
import { VaultId, type ItemId, type VersionId } from '../../src-shared/ids.ts'
import { Details, type Overview } from '../../src-shared/item.ts'
import { fromHex, toHex } from '../crypto/bytes.ts'
import { checkedBody } from '../vault/body.ts'
import { kinds, noId } from '../vault/kinds.ts'
import { partKey } from '../vault/parts.ts'
import type { Kept } from '../vault/transaction.ts'
import type { VaultFile } from '../vault/vault-file.ts'
import type { CopySource } from './copy-source.ts'

/** The items of an open vault file. */
export class FileSource implements CopySource {
  readonly vaultId: VaultId
  readonly #file: VaultFile

  constructor(file: VaultFile) {
    this.#file = file
    this.vaultId = VaultId.parse(toHex(file.header.vault))
  }

  overviews(): readonly Kept<ItemId, Overview>[] {
    return this.#file.state.all('overview').map(({ kept }) => kept)
  }

  details(id: ItemId): Details | null {
    const opened = this.#part(id, kinds.details, noId)
    return opened && checkedBody(Details, opened.json)
  }

  secret(id: ItemId, versionId: VersionId): Uint8Array | null {
    return this.#part(id, kinds.secret, fromHex(versionId))?.raw ?? null
  }

  #part(id: ItemId, kind: number, of: Uint8Array): ReturnType<VaultFile['openPart']> | null {
    return this.#file.read(() => {
      const part = this.#file.partsOf(id).get(partKey(kind, of))
      return part ? this.#file.openPart(part) : null
    })
  }
}
