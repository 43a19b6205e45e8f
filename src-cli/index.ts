import { homedir } from 'node:os'
import { runCli } from './cli.ts'
import { systemClock } from './clock.ts'
import type { CliWorld, Sink } from './find-command.ts'
import { workerThreads } from './threads.ts'

/** Runs the command in the process that it was started in; gives the exit code. */
export async function main(args: readonly string[], version: string): Promise<number> {
  const interrupted = new AbortController()
  const stop = () => interrupted.abort()
  process.on('SIGINT', stop)
  try {
    return await runCli(args, worldOf(version, interrupted.signal))
  } finally {
    process.off('SIGINT', stop)
  }
}

function worldOf(version: string, signal: AbortSignal): CliWorld {
  return {
    version,
    folder: process.cwd(),
    home: homedir(),
    out: sinkOf(process.stdout),
    err: sinkOf(process.stderr),
    colour: !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    clock: systemClock,
    threads: workerThreads(new URL('./find-thread.js', import.meta.url)),
    signal,
  }
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  // Whoever reads may have seen enough, as `head` does.
  stream.on('error', () => undefined)
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY }
}
