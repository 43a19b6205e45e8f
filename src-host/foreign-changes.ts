import type { VaultState } from '../src-shared/ipc-contract.ts'
import type { OpenVault } from './open-vault.ts'

/** Who is told of what another program did to the file. */
export type ForeignChangesDeps = {
  readonly open: () => OpenVault | null
  /** Everything that is shown may be another. */
  readonly changed: () => void
  /** How the vault itself stands is another. */
  readonly stands: () => void
  /** There is a new vault key: this host can read nothing any more. */
  readonly rekeyed: () => void
}

/** What another program does to the vault file while it is open here. */
export class ForeignChanges {
  readonly #deps: ForeignChangesDeps
  #toldReadOnly: VaultState['readOnly'] = null

  constructor(deps: ForeignChangesDeps) {
    this.#deps = deps
  }

  /** Takes over what happened to the file, and has it told. */
  look(): void {
    const session = this.#deps.open()?.session
    if (!session) return
    try {
      if (session.refresh()) this.#deps.changed()
    } catch {
      // That the file was put back or forked shows below; other damage is told by the next call.
    }
    if (session.isRekeyed) this.#deps.rekeyed()
    else if (session.readOnly !== this.#toldReadOnly) this.#deps.stands()
  }

  /** The window was told how the vault stands. */
  noteTold(): void {
    this.#toldReadOnly = this.#deps.open()?.session.readOnly ?? null
  }
}
