import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './paths.ts'

/** How a program is run. */
export type RunOptions = {
  readonly env?: Readonly<Record<string, string>>
  /** Keeps what the program prints to itself. */
  readonly quiet?: boolean
  /** After this time the program is ended and counts as failed. */
  readonly limitMs?: number
}

const interrupted = 128 + constants.signals.SIGINT

/**
 * Runs a program in the top folder until it ends and gives its exit code, as a shell would.
 *
 * Ctrl-C reaches the program by itself, since both share the terminal: this process waits for it
 * to clean up instead of leaving it behind.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: options.quiet ? 'ignore' : 'inherit',
    env: { ...process.env, ...options.env },
    // On Windows what npm installs is a .cmd file, which only a shell can start.
    shell: command.endsWith('.cmd'),
  })
  const timer =
    options.limitMs === undefined ? null : setTimeout(() => child.kill(), options.limitMs)
  const passOn = () => child.kill('SIGTERM')
  const wait = () => undefined
  process.on('SIGINT', wait)
  process.on('SIGTERM', passOn)
  try {
    return await exitCodeOf(child)
  } finally {
    if (timer) clearTimeout(timer)
    process.off('SIGINT', wait)
    process.off('SIGTERM', passOn)
  }
}

/** Whether a program was ended by Ctrl-C, after which nothing more is wanted. */
export function wasInterrupted(code: number): boolean {
  return code === interrupted
}

function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((settle) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      settle(127)
    })
    child.on('exit', (code, signal) => {
      settle(code ?? (signal ? 128 + constants.signals[signal] : 1))
    })
  })
}
