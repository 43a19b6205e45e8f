import type { MessagePortMain, UtilityProcess } from 'electron'

/** A process of ours beside the main process. */
export interface Child {
  /** Sends once the process is there; a port that can no longer be delivered is closed. */
  post(message: object, port?: MessagePortMain): void
  onMessage(listener: (message: unknown) => void): void
  readonly exited: Promise<void>
  /** Ends the process and answers when the system has taken its memory back. */
  end(): Promise<void>
}

/** Starts a process from a file of the program. */
export type StartChild = (file: string, args: readonly string[]) => Child

/** How long a process may take to follow SIGTERM before it is killed. */
const politenessMs = 500

/** Wraps one of Electron's utility processes. */
export class UtilityChild implements Child {
  readonly exited: Promise<void>
  readonly #process: UtilityProcess
  readonly #spawned: Promise<void>
  #hasExited = false

  constructor(process: UtilityProcess) {
    this.#process = process
    this.#spawned = new Promise((resolve) => process.once('spawn', () => resolve()))
    this.exited = new Promise((resolve) => {
      process.once('exit', () => {
        this.#hasExited = true
        resolve()
      })
    })
  }

  // A message to a process that is not there yet, or no more, is dropped without a word.
  post(message: object, port?: MessagePortMain): void {
    if (this.#hasExited) port?.close()
    void Promise.race([this.#spawned, this.exited]).then(() => {
      if (this.#hasExited) port?.close()
      else this.#process.postMessage(message, port === undefined ? [] : [port])
    })
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#process.on('message', listener)
  }

  // Killing a process before it was spawned kills nothing.
  async end(): Promise<void> {
    await Promise.race([this.#spawned, this.exited])
    if (this.#hasExited) return
    const { pid } = this.#process
    this.#process.kill()
    const timer = setTimeout(() => killNow(pid), politenessMs)
    await this.exited
    clearTimeout(timer)
  }
}

function killNow(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in between.
  }
}
