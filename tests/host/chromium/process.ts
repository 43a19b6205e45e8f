import { spawn, type ChildProcess } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import { CdpConnection } from '../cdp/connection.ts'
import { chromiumFlags, windowFlags, type ChromiumOptions } from './flags.ts'
import { makeProfile, removeProfile } from './profile.ts'

/** A running Chromium. */
export type ChromiumProcess = {
  readonly connection: CdpConnection
  readonly visible: boolean
  /** Where Playwright attaches; without a debugging port it never settles. */
  readonly endpoint: Promise<string>
  /** Settles when Chromium is gone, with the last of what it said. */
  readonly ended: Promise<string>
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
  const said = lastWords(child)
  const ended = new Promise<string>((resolve) => {
    child.once('exit', () => resolve(said()))
    child.once('error', (error) => resolve(error.message))
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

/** Keeps the end of what Chromium says on its way; most of it concerns nobody. */
function lastWords(child: ChildProcess): () => string {
  let heard = ''
  child.stderr?.on('data', (data: Buffer) => {
    if (process.env['KEYTURN_HOST_LOG'] === '1') process.stderr.write(data)
    heard = `${heard}${data.toString()}`.slice(-1000)
  })
  return () => heard.trim()
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    child.stderr?.on('data', (data: Buffer) => {
      heard += data.toString()
      const found = /^DevTools listening on (ws:\/\/.*)$/m.exec(heard)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
}
