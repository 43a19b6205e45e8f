import { once } from 'node:events'
import type { ElectronApplication } from '@playwright/test'
import { hostPart, processesOf, rendererOf } from './shell-probes.ts'

/** Kills every process of the app at once, as the system does when memory or power is gone. */
export async function killWholeApp(app: ElectronApplication): Promise<void> {
  const main = app.process()
  if (main.pid === undefined) throw new Error('The app does not run.')
  const gone = once(main, 'exit')
  // Playwright starts the app as the leader of a process group of its own.
  process.kill(-main.pid, 'SIGKILL')
  await gone
}

/** Kills the process that holds the open vault, and nothing else. */
export async function killHost(app: ElectronApplication): Promise<void> {
  const [host] = await processesOf(app, hostPart)
  if (host === undefined) throw new Error('No vault host runs.')
  process.kill(host, 'SIGKILL')
}

/** Kills the process of the page, and nothing else. */
export async function killRenderer(app: ElectronApplication): Promise<void> {
  process.kill(await rendererOf(app), 'SIGKILL')
}
