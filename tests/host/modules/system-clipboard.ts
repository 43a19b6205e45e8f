import { spawn } from 'node:child_process'

type Tool = { readonly command: string; readonly args: readonly string[] }

/** Puts text on the system's clipboard. It travels by a pipe, where no list of processes shows it. */
export async function writeSystemText(text: string): Promise<void> {
  await run(writer(), text)
}

/** The text on the system's clipboard; empty where it holds none. */
export async function readSystemText(): Promise<string> {
  return run(reader(), null).catch((error: unknown) => {
    // Both tools fail on an empty clipboard; a missing tool is another matter.
    if (error instanceof ToolFailed) return ''
    throw error
  })
}

class ToolFailed extends Error {}

function writer(): Tool {
  return isWayland()
    ? { command: 'wl-copy', args: ['--type', 'text/plain'] }
    : { command: 'xclip', args: ['-selection', 'clipboard', '-in'] }
}

function reader(): Tool {
  return isWayland()
    ? { command: 'wl-paste', args: ['--no-newline', '--type', 'text/plain'] }
    : { command: 'xclip', args: ['-selection', 'clipboard', '-out'] }
}

function isWayland(): boolean {
  return (process.env['WAYLAND_DISPLAY'] ?? '') !== ''
}

function run({ command, args }: Tool, input: string | null): Promise<string> {
  return new Promise((resolve, reject) => {
    // A writer stays behind to serve the clipboard, so it must not hold a pipe that we wait for.
    const child = spawn(command, args, {
      stdio: ['pipe', input === null ? 'pipe' : 'ignore', 'ignore'],
    })
    const pieces: Buffer[] = []
    child.stdout?.on('data', (piece: Buffer) => pieces.push(piece))
    child.once('error', () => {
      reject(new Error(`The clipboard is not available here: install ${command}`))
    })
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(pieces).toString('utf8'))
      else reject(new ToolFailed(`${command} ended with code ${String(code)}`))
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input ?? '')
  })
}
