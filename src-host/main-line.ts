import type { Confirmation, ConfirmationAnswer } from '../src-shared/confirmation.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ToHost } from '../src-shared/host-messages.ts'
import { AskedOfMain } from './asked-of-main.ts'
import type { HostWorld } from './world.ts'

type Answer = Extract<ToHost, { kind: 'copied' | 'confirmed' }>

/** What only the main process can do for a host: fill the clipboard, and ask the person. */
export class MainLine {
  readonly #tellMain: HostWorld['tellMain']
  readonly #copies = new AskedOfMain<boolean>()
  readonly #confirmations = new AskedOfMain<ConfirmationAnswer>()

  constructor({ tellMain }: Pick<HostWorld, 'tellMain'>) {
    this.#tellMain = tellMain
  }

  /** Has something put on the clipboard; throws 'clipboard-unavailable'. */
  async copy(text: Uint8Array, clearAfterMs: number | null): Promise<void> {
    const isCopied = await this.#copies.ask((id) => {
      // A view of a larger buffer would carry all of it into the main process.
      this.#tellMain({ kind: 'copy', id, text: new Uint8Array(text), clearAfterMs })
    })
    if (!isCopied) throw new VaultError('clipboard-unavailable')
  }

  /** Has the person asked; throws 'not-confirmed', 'confirmation-unavailable'. */
  async confirm(about: Confirmation): Promise<void> {
    const ask = (id: number) => this.#tellMain({ kind: 'confirm', id, about })
    const answer = await this.#confirmations.ask(ask)
    if (answer === 'refused') throw new VaultError('not-confirmed')
    if (answer === 'unavailable') throw new VaultError('confirmation-unavailable')
  }

  /** Takes an answer of the main process. */
  hear(answer: Answer): void {
    if (answer.kind === 'copied') this.#copies.settle(answer.id, answer.ok)
    else this.#confirmations.settle(answer.id, answer.answer)
  }
}
