import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchTransport } from '../../../src-core/index.ts'
import { handlersOf } from '../../../src-host/handlers.ts'
import { VaultHost } from '../../../src-host/host.ts'
import { answerRequest } from '../../../src-host/serve.ts'
import type { Confirmation, ConfirmationAnswer } from '../../../src-shared/confirmation.ts'
import type { FromHost } from '../../../src-shared/host-messages.ts'
import type { EventName, HostChannel } from '../../../src-shared/ipc-channels.ts'
import type { Input, Output, PortMessage, Reply } from '../../../src-shared/ipc-contract.ts'
import { AppSettings } from '../../../src-shared/policy.ts'
import { ProviderId } from '../../../src-shared/provider.ts'
import { cheapKdf, passphrase } from '../src-core/rotation/desk-fixture.ts'
import type { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { inProcessThreads } from '../src-core/find/in-process-threads.ts'

export { passphrase }

/** A vault host as its process builds it, with the main process and the clock played by the test. */
export class HostStage {
  readonly folder: string
  readonly toldMain: FromHost[] = []
  readonly toldWindow: PortMessage[] = []
  clipboardWorks = true
  /** What the person answers in the system's own window. */
  answers: ConfirmationAnswer = 'allowed'
  ended = 0
  now = Date.parse('2026-11-20T14:05:00Z')
  #host: VaultHost

  /** On files of its own, or on those of another stage, as a second program is. */
  constructor(folder = mkdtempSync(join(tmpdir(), 'keyturn-host-'))) {
    this.folder = folder
    mkdirSync(this.backupFolder, { recursive: true })
    this.#host = this.#build()
  }

  get host(): VaultHost {
    return this.#host
  }

  get ownPath(): string {
    return join(this.folder, 'vault.keyturn')
  }

  get backupFolder(): string {
    return join(this.folder, 'backups')
  }

  /** The names of the events that the window was told. */
  get events(): readonly EventName[] {
    return this.toldWindow.flatMap((told) => (told.kind === 'event' ? [told.name] : []))
  }

  /** What lies on the clipboard that the main process would have. */
  get clipboard(): string | null {
    const copies = this.toldMain.filter((message) => message.kind === 'copy')
    const last = copies.at(-1)
    return last ? new TextDecoder().decode(last.text) : null
  }

  /** What the person was asked in the system's own window. */
  get confirmations(): readonly Confirmation[] {
    return this.toldMain.flatMap((told) => (told.kind === 'confirm' ? [told.about] : []))
  }

  async call<C extends HostChannel>(channel: C, input: Input<C>): Promise<Reply<Output<C>>> {
    const request = { id: 1, channel, input }
    const answer = await answerRequest(handlersOf(this.#host), this.#host.gate, request)
    return answer?.reply as Reply<Output<C>>
  }

  /** Calls and expects an answer. */
  async ask<C extends HostChannel>(channel: C, input: Input<C>): Promise<Output<C>> {
    const reply = await this.call(channel, input)
    if (!reply.ok) throw new Error(`${channel} answered ${reply.code}`)
    return reply.value
  }

  /** A fresh process on the same files, as after a lock. */
  restart(): void {
    this.#host.obey({ kind: 'finish' })
    this.#host = this.#build()
  }

  announce({ running }: Practice): void {
    const providers = running.providers.map(({ id, origin, managementToken }) => {
      return { id: ProviderId.parse(id), origin, managementToken }
    })
    this.#host.obey({ kind: 'practice', providers })
  }

  end(): void {
    this.#host.obey({ kind: 'finish' })
    rmSync(this.folder, { recursive: true, force: true })
  }

  #build(): VaultHost {
    const host = new VaultHost(
      {
        clock: { now: () => this.now },
        random: { randomBytes: (count) => Uint8Array.from(randomBytes(count)) },
        kdf: cheapKdf,
        transport: fetchTransport((url, order) => fetch(url, order)),
        threads: inProcessThreads(1),
        home: join(this.folder, 'home'),
        tellMain: (message) => this.#hear(message),
        end: () => (this.ended += 1),
      },
      {
        kind: 'start',
        vaults: { own: this.ownPath, practice: join(this.folder, 'practice.keyturn') },
        anchors: join(this.folder, 'profile', 'anchors.db'),
        work: join(this.folder, 'profile', 'work'),
        settings: AppSettings.parse({}),
      },
    )
    host.addPort({ postMessage: (message) => this.toldWindow.push(message) })
    return host
  }

  #hear(message: FromHost): void {
    this.toldMain.push(message)
    if (message.kind !== 'copy' && message.kind !== 'confirm') return
    const { id, kind } = message
    const answer: Parameters<VaultHost['obey']>[0] =
      kind === 'copy'
        ? { kind: 'copied', id, ok: this.clipboardWorks }
        : { kind: 'confirmed', id, answer: this.answers }
    queueMicrotask(() => this.#host.obey(answer))
  }
}
