/*
 * Running a program without a shell, with something to read on its standard input.
 *
 * What it reads stands nowhere else: not in its arguments, its environment or a file. It is given a
 * limited time, together with whatever it starts, and only the end of what it says is kept.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { statSync } from 'node:fs'
import { VaultError } from '../../src-shared/errors.ts'
import { systemCode } from './disk-failure.ts'

/** What is run; `input` is wiped by whoever gave it. */
export type CommandOrder = {
  /** The program and its arguments; no secret may stand there. */
  readonly argv: readonly string[]
  /** Where it runs; null for where this process does. */
  readonly folder: string | null
  readonly input: Uint8Array
  readonly milliseconds: number
  /** How many bytes of what it says are kept. */
  readonly keptBytes: number
  readonly signal: AbortSignal
}

/** How a program ended. */
export type CommandEnd = {
  readonly end: 'exited' | 'too-slow' | 'stopped'
  /** Null where a signal ended it. */
  readonly exitCode: number | null
  /** The end of what it said on both streams; whoever reads it wipes it. */
  readonly output: Uint8Array
  /** Whether it said more than was kept. */
  readonly isCut: boolean
}

/** How long a program may take to end by itself after it was told to, in milliseconds. */
const patienceMs = 2_000

/** How long is waited for what a program still says after its end, in milliseconds. */
const lingerMs = 500

/**
 * Runs a program to its end, or to the end of its time.
 *
 * Throws `command-missing` if there is no such program, `place-missing` if there is no such folder,
 * `bad-request` for arguments that no program can be given.
 */
export async function runCommand(order: CommandOrder): Promise<CommandEnd> {
  if (order.folder !== null && !isFolder(order.folder)) throw new VaultError('place-missing')
  if (order.signal.aborted) {
    return { end: 'stopped', exitCode: null, output: new Uint8Array(), isCut: false }
  }
  return new Run(order).ended()
}

class Run {
  readonly #order: CommandOrder
  readonly #child: ChildProcess
  readonly #tail: Tail
  readonly #timers: NodeJS.Timeout[] = []
  readonly #done = Promise.withResolvers<null>()
  #end: CommandEnd['end'] = 'exited'
  #isClosed = false

  constructor(order: CommandOrder) {
    this.#order = order
    this.#tail = new Tail(order.keptBytes)
    this.#child = started(order)
  }

  async ended(): Promise<CommandEnd> {
    const stop = (): void => this.#stop('stopped')
    this.#order.signal.addEventListener('abort', stop, { once: true })
    try {
      this.#listen()
      this.#after(this.#order.milliseconds, () => this.#stop('too-slow'))
      await this.#done.promise
      // Whatever it started and left behind still holds its streams.
      if (!this.#isClosed) endGroup(this.#child, 'SIGKILL')
      const exitCode = this.#child.exitCode
      return { end: this.#end, exitCode, output: this.#tail.taken(), isCut: this.#tail.isCut }
    } finally {
      this.#order.signal.removeEventListener('abort', stop)
      for (const timer of this.#timers) clearTimeout(timer)
      this.#tail.wipe()
      const { stdin, stdout, stderr } = this.#child
      for (const stream of [stdin, stdout, stderr]) stream?.destroy()
    }
  }

  #listen(): void {
    const { stdin, stdout, stderr } = this.#child
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (piece: Uint8Array) => this.#tail.add(piece))
      stream?.on('error', ignored)
    }
    // A program may end, or close its input, without having read it: its exit code says more.
    stdin?.on('error', ignored)
    // A copy, which Node holds on to until it is read; it is wiped then.
    const input = Buffer.from(this.#order.input)
    stdin?.end(input, () => input.fill(0))
    this.#child.on('error', (thrown) => this.#done.reject(startFailure(thrown)))
    this.#child.on('exit', () => this.#after(lingerMs, () => this.#done.resolve(null)))
    this.#child.on('close', () => {
      this.#isClosed = true
      this.#done.resolve(null)
    })
    this.#done.promise.catch(ignored).finally(() => input.fill(0))
  }

  #stop(why: 'too-slow' | 'stopped'): void {
    if (this.#end !== 'exited' || this.#child.exitCode !== null) return
    this.#end = why
    endGroup(this.#child, 'SIGTERM')
    this.#after(patienceMs, () => {
      endGroup(this.#child, 'SIGKILL')
      // One that cannot be ended must not keep us waiting.
      this.#after(lingerMs, () => this.#done.resolve(null))
    })
  }

  #after(ms: number, work: () => void): void {
    this.#timers.push(setTimeout(work, ms))
  }
}

/** The last so many bytes of a stream. */
class Tail {
  readonly #size: number
  #pieces: Uint8Array[] = []
  #length = 0
  isCut = false

  constructor(size: number) {
    this.#size = size
  }

  add(piece: Uint8Array): void {
    this.#pieces.push(piece)
    this.#length += piece.length
    for (let first = this.#pieces[0]; first; first = this.#pieces[0]) {
      if (this.#length - first.length < this.#size) return
      this.#pieces.shift()
      this.#length -= first.length
      first.fill(0)
      this.isCut = true
    }
  }

  taken(): Uint8Array {
    const whole = new Uint8Array(Buffer.concat(this.#pieces))
    if (whole.length <= this.#size) return whole
    this.isCut = true
    const end = whole.slice(-this.#size)
    whole.fill(0)
    return end
  }

  wipe(): void {
    for (const piece of this.#pieces) piece.fill(0)
    this.#pieces = []
  }
}

function started({ argv: [program = '', ...rest], folder }: CommandOrder): ChildProcess {
  try {
    return spawn(program, rest, {
      shell: false,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that what it starts ends with it.
      detached: process.platform !== 'win32',
      ...(folder === null ? {} : { cwd: folder }),
    })
  } catch (thrown) {
    throw startFailure(thrown)
  }
}

// The words of Node's failure repeat the arguments.
function startFailure(thrown: unknown): VaultError {
  switch (systemCode(thrown)) {
    case 'ENOENT':
    case 'EACCES':
    case 'ENOTDIR':
      return new VaultError('command-missing')
    case 'E2BIG':
    case 'EINVAL':
    case 'ERR_INVALID_ARG_VALUE':
    case 'ERR_INVALID_ARG_TYPE':
      return new VaultError('bad-request')
    default:
      return new VaultError('command-failed')
  }
}

function endGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') endTree(child.pid)
    else process.kill(-child.pid, signal)
  } catch {
    // Nothing of it is left.
  }
}

// Windows has no groups; this follows the tree (Microsoft Learn, "taskkill").
function endTree(pid: number): void {
  const ending = spawn('taskkill', ['/pid', pid.toString(), '/t', '/f'], { stdio: 'ignore' })
  ending.on('error', ignored)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function ignored(): void {
  // What matters is said elsewhere: by the exit code, or by the failure that is thrown.
}
