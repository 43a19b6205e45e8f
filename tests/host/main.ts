/** The stand-in for Electron's program: starts Chromium, then the app's own main script. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import inspector from 'node:inspector'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findBrowser } from '../../build/find-browser.mjs'
import { Browser } from './chromium/browser.ts'
import { startChromium } from './chromium/process.ts'
import { setHost } from './host.ts'
import { parseArguments, type HostArguments } from './launch/arguments.ts'
import { app } from './modules/app.ts'
import { electronVersion } from './modules/preload-process.ts'
import { endUtilityProcesses } from './modules/utility-process.ts'

const refusal = await main(parseArguments(process.argv.slice(2)))
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`)
  process.exitCode = 1
}

/** Starts everything, or says in a sentence why it cannot. */
async function main(given: HostArguments): Promise<string | null> {
  const mode = given.debuggingPort ? 'tests' : 'window'
  if (given.inspect && mode === 'window') return 'Outside of tests no inspector is opened.'
  const chosen = findBrowser({ visible: mode === 'window' })
  if (chosen === null) return 'No Chromium, Chrome or Edge was found to stand in for Electron.'
  if (given.inspect) inspector.open(0, '127.0.0.1')

  const home = resolve(given.appPath ?? '.')
  const { main: script, ...facts } = readPackage(home)
  disguise(given)
  app.begin({ ...facts, path: home, switches: given.switches, end })
  const require = createRequire(import.meta.url)
  for (const preload of given.preloads) require(resolve(preload))

  const switches = app.takeSwitches()
  const chromium = startChromium(chosen, {
    visible: mode === 'window',
    debuggingPort: mode === 'tests',
    sandbox: !switches.has('no-sandbox') && process.getuid?.() !== 0,
  })
  const browser = new Browser(chromium)
  setHost({ mode, browser })
  let ending = false
  async function end(code: number): Promise<void> {
    if (ending) return
    ending = true
    endUtilityProcesses()
    await chromium.close()
    process.exit(code)
  }
  void chromium.ended.then((said) => {
    if (!ending) process.stderr.write(`Chromium ended by itself. ${said}\n`)
    return end(1)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit())
  }
  await browser.watch()
  if (mode === 'tests') {
    // Playwright waits for this line, and attaches as soon as it has read it.
    process.stderr.write(`DevTools listening on ${await chromium.endpoint}\n`)
  }
  await import(pathToFileURL(join(home, script)).href)
  app.becomeReady()
  return null
}

/** Makes this process look like Electron's main process to the app and to Playwright. */
function disguise({ seenByApp }: HostArguments): void {
  process.argv.splice(1, process.argv.length - 1, ...seenByApp)
  const versions = { ...process.versions, electron: electronVersion() }
  Object.defineProperty(process, 'versions', { value: Object.freeze(versions), enumerable: true })
  Object.defineProperty(process, 'type', { value: 'browser', enumerable: true })
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  process.env['KEYTURN_STAND_IN'] = 'chromium'
  const electron = pathToFileURL(join(import.meta.dirname, 'modules/electron.ts')).href
  registerHooks({
    resolve(specifier, context, nextResolve) {
      return specifier === 'electron' || specifier === 'electron/main'
        ? { url: electron, shortCircuit: true }
        : nextResolve(specifier, context)
    },
  })
}

type Package = { readonly name: string; readonly version: string; readonly main: string }

function readPackage(home: string): Package {
  const path = join(home, 'package.json')
  if (!existsSync(path)) throw new Error(`There is no app in ${home}`)
  const { productName, name, version, main } = parsePackage(readFileSync(path, 'utf8'))
  return { name: productName ?? name, version, main }
}

// A package.json of an app, written by whoever wrote the app; Electron believes it too.
function parsePackage(text: string): Package & { readonly productName?: string } {
  return JSON.parse(text) as Package & { readonly productName?: string }
}
