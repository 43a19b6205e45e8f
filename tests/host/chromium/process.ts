import { spawn, type ChildProcess } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import { CdpConnection } from '../cdp/connection.ts'
import { chromiumFlags, windowFlags, type ChromiumOptions } from './flags.ts'
import { makeProfile, removeProfile } from './profile.ts'

/** A running Chromium. */
export type ChromiumProcess = {
  readonly connection: CdpConnection
  readonly visible: boolean
  /** Where Playwright attaches, if a port was asked for. */
  readonly endpoint: Promise<string>
  readonly ended: Promise<void>
  /** Asks the visible Chromium for one more window of its own. */
  openWindow(window: { url: string; width: number; height: number }): void
  /** Ends Chromium and removes its profile. */
  close(): Promise<void>
}

const closeLimitMs = 3000

/** Starts Chromium without a window. */
export function startChromium(
  path: string,
  wanted: Omit<ChromiumOptions, 'profile'>,
): ChromiumProcess {
  const options = { ...wanted, profile: makeProfile() }
  const child = spawn(path, chromiumFlags(options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, , , out, incoming] = child.stdio
  if (!(out instanceof Writable) || !(incoming instanceof Readable)) {
    throw new Error('Chromium was started without its pipes')
  }
  const connection = new CdpConnection(out, incoming)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    connection,
    visible: options.visible,
    endpoint: endpointOf(child),
    ended,
    openWindow(window) {
      // Chromium hands the request to the one that owns this profile and ends at once.
      spawn(path, windowFlags(options, window), { stdio: 'ignore' })
    },
    async close() {
      const limit = setTimeout(() => {
        // The pipe is its lifeline: without it Chromium ends, whatever it was doing.
        out.destroy()
        incoming.destroy()
      }, closeLimitMs)
      await connection.browser.attempt('Browser.close')
      await ended
      clearTimeout(limit)
      removeProfile(options.profile)
    },
  }
}

function endpointOf(child: ChildProcess): Promise<string> {
  const heard: string[] = []
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (data: Buffer) => {
      if (process.env['KEYTURN_HOST_LOG'] === '1') process.stderr.write(data)
      heard.push(data.toString())
      const found = /^DevTools listening on (ws:\/\/.*)$/m.exec(heard.join(''))?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('error', reject)
    child.once('exit', () => {
      reject(new Error(`Chromium ended: ${heard.join('').trim().slice(-500)}`))
    })
  })
}
