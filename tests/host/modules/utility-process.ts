import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type * as Electron from 'electron'
import { decode, encode } from '../codec.ts'
import { HostEmitter, loud, makeLoud, notEmulated, standingFor } from '../loud.ts'
import { detachPort } from '../ports/message-port-main.ts'
import {
  closePort,
  closePortsOf,
  movePort,
  postToPort,
  startPort,
  type PortHolder,
  type PortMessage,
} from '../ports/switchboard.ts'
import type { FromUtility, ToUtility } from '../utility/wire.ts'
import { app } from './app.ts'

const preload = join(import.meta.dirname, '../utility/preload.ts')
/** As Electron: after this a process that will not end is ended. */
const patienceMs = 2000

type Emulated = Pick<Electron.UtilityProcess, 'pid' | 'kill' | 'postMessage' | 'stdout' | 'stderr'>
type ForkOptions = Electron.ForkOptions

const living = new Set<HostUtilityProcess>()

class HostUtilityProcess extends HostEmitter implements Emulated, PortHolder {
  pid: number | undefined = undefined
  stdout: NodeJS.ReadableStream | null
  stderr: NodeJS.ReadableStream | null
  readonly #child: ChildProcess

  constructor(child: ChildProcess) {
    super('utilityProcess', ['spawn', 'exit', 'message', 'error'])
    this.#child = child
    this.stdout = child.stdout
    this.stderr = child.stderr
    living.add(this)
    child.once('spawn', () => {
      this.pid = child.pid
      this.emit('spawn')
    })
    child.on('message', (batch) => {
      for (const message of parseBatch(batch)) this.#receive(message)
    })
    child.on('error', (error) => process.stderr.write(`A utility process: ${String(error)}\n`))
    void this.#followEnd()
  }

  postMessage(message: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    const ports = transfer.map(detachPort)
    this.#tell({ kind: 'message', text: encode(message), ports: this.#take(ports) })
  }

  kill(): boolean {
    if (this.pid === undefined) return false
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs)
    this.#child.once('exit', () => clearTimeout(limit))
    return this.#child.kill('SIGTERM')
  }

  deliver(port: number, { text, ports }: PortMessage): void {
    this.#tell({ kind: 'port', port, text, ports: this.#take(ports) })
  }

  closed(port: number): void {
    this.#tell({ kind: 'port-closed', port })
  }

  #take(ports: readonly number[]): readonly number[] {
    for (const port of ports) movePort(port, this)
    return ports
  }

  #tell(message: ToUtility): void {
    // To a dead process a message is lost without a word, as in Electron. It may die while the
    // message is on its way: without somebody to tell, Node would throw that at the app.
    const lose = (): void => {
      for (const port of 'ports' in message ? message.ports : []) closePort(port)
    }
    if (this.#child.connected) this.#child.send(message, (error) => error && lose())
    else lose()
  }

  #receive(message: FromUtility): void {
    switch (message.kind) {
      case 'message':
        this.emit('message', decode(message.text))
        break
      case 'port':
        postToPort(message.port, { text: message.text, ports: message.ports })
        break
      case 'port-started':
        startPort(message.port)
        break
      case 'port-closed':
        closePort(message.port)
        break
    }
  }

  // The last messages may arrive after the process has ended: they count before its end does.
  async #followEnd(): Promise<void> {
    const disconnected = once(this.#child, 'disconnect')
    const code = await new Promise<number | null>((resolve) => {
      this.#child.once('exit', resolve)
      this.#child.once('error', () => resolve(1))
    })
    if (this.#child.connected) await disconnected
    living.delete(this)
    closePortsOf(this)
    this.emit('exit', code ?? 0)
    this.pid = undefined
    this.stdout = null
    this.stderr = null
  }
}
makeLoud('utilityProcess', HostUtilityProcess)

/** Electron's `utilityProcess`, on Node's own child processes. */
export const utilityProcess = loud('utilityProcess', {
  fork(
    modulePath: string,
    args: string[] = [],
    options: ForkOptions = {},
  ): Electron.UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready')
    return standingFor<Electron.UtilityProcess>(
      new HostUtilityProcess(forked(modulePath, args, options)),
    )
  },
})

/** Ends every utility process with the app. */
export function endUtilityProcesses(): void {
  for (const utility of living) utility.kill()
}

const known: readonly string[] = ['env', 'execArgv', 'cwd', 'stdio', 'serviceName']

function forked(modulePath: string, args: readonly string[], options: ForkOptions): ChildProcess {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw notEmulated(`utilityProcess.fork: the option ${name}`)
  }
  const { execArgv = [], env = process.env, cwd, stdio = 'inherit' } = options
  const [, out = 'inherit', err = 'inherit'] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio]
  return fork(modulePath, args, {
    // Electron ends no utility process for a promise that nobody caught.
    execArgv: [...quietFlags, '--unhandled-rejections=warn-with-error-code', ...execArgv],
    env: { ...env },
    stdio: ['ignore', asStdio(out), asStdio(err), 'ipc'],
    ...(cwd === undefined ? {} : { cwd }),
  })
}

const quietFlags = ['--disable-warning=ExperimentalWarning', '--import', preload]

function asStdio(wanted: string): 'pipe' | 'ignore' | 'inherit' {
  if (wanted === 'pipe' || wanted === 'ignore' || wanted === 'inherit') return wanted
  throw notEmulated(`utilityProcess.fork: stdio ${wanted}`)
}

// The other end is our own preload; Node types its messages as anything.
function parseBatch(batch: unknown): readonly FromUtility[] {
  return batch as readonly FromUtility[]
}
