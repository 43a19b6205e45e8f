import { haveBrowser } from './browser.ts'
import { buildIfStale } from './bundle.ts'
import { at } from './paths.ts'
import { run } from './run.ts'
import { findRuntime, hasDisplay, type Runtime } from './runtime.ts'
import { say } from './say.ts'
import { main as tour } from './tour.ts'

/** Opens the app, on Electron or else on an installed Chromium; without a display runs the tour. */
export async function main(args: readonly string[]): Promise<number> {
  if (!hasDisplay(process.platform, process.env)) {
    say('There is no display to open a window on, so here is the tour of the app instead.')
    return tour([])
  }
  const built = await buildIfStale()
  if (built !== 0) return built
  const runtime = await findRuntime()
  return runtime.kind === 'electron'
    ? run(runtime.path, [...asRoot(), '.', ...args])
    : openOnChromium(runtime, args)
}

async function openOnChromium(
  { because }: Extract<Runtime, { kind: 'stand-in' }>,
  args: readonly string[],
): Promise<number> {
  if (process.platform === 'win32') {
    say(`${because}, and on Windows Keyturn runs on Electron only.`)
    return 1
  }
  say(`${because}, so Keyturn opens in a window of an installed Chromium.`)
  if (!(await haveBrowser({ visible: true }))) return 1
  return run(at('tests/host/electron'), ['.', ...args], { env: { KEYTURN_HOST: 'window' } })
}

/** Chromium refuses to sandbox for root, and Electron then refuses to start without this word. */
function asRoot(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
