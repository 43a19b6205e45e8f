import { spawn, type ChildProcess } from 'node:child_process'
import type { Order } from './child.ts'
import { reportsIn, type Report } from './report.ts'

/** How a run went. */
export type Outcome = {
  readonly reports: readonly Report[]
  readonly signal: NodeJS.Signals | null
  readonly code: number | null
  readonly stderr: string
}

/** Something done to a run while it runs. */
export type Meanwhile = (child: ChildProcess) => void

/** Runs a story in a process of its own; tells when it waits and when it begins. */
export function runStory(
  bundle: string,
  order: Order,
  { onReady, onBegun }: { readonly onReady?: Meanwhile; readonly onBegun?: Meanwhile } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [bundle, JSON.stringify(order)], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let stderr = ''
  const waiting = new Map([
    ['ready', onReady],
    ['begun', onBegun],
  ])
  child.stdio[3]?.on('data', (bytes: Buffer) => {
    told += bytes.toString('utf8')
    for (const [kind, then] of waiting) {
      if (!told.includes(`"kind":"${kind}"`)) continue
      waiting.delete(kind)
      then?.(child)
    }
  })
  child.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString('utf8')))
  // It may be gone before it was told to begin.
  child.stdin?.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve({ reports: reportsIn(told), signal, code, stderr })
    })
  })
}
