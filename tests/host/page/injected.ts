import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { PreloadOptions } from './preload-world.ts'

/** The name of the preload's world, as Electron calls it. */
export const worldName = 'Electron Isolated Context'
/** What only the preload's world has: the way out to main, the way in, and files on their way. */
export const bindingName = '__standInTell'
export const receiverName = '__standInReceive'
export const fileGiverName = '__standInFile'

/** The two scripts that Chromium runs before any of the page's own. */
export type InjectedScripts = { readonly main: string; readonly preload: string }

/** Makes the scripts for one window. */
export function injectedScripts(preloadPath: string, process: object): InjectedScripts {
  const [a, b] = [eventName(), eventName()]
  const options: PreloadOptions = {
    wire: { mine: a, theirs: b },
    process,
    binding: bindingName,
    receiver: receiverName,
    fileGiver: fileGiverName,
  }
  const preload = readFileSync(preloadPath, 'utf8')
  return {
    main: inTopFrame(`${bridge()}\nopenMainWorld(${JSON.stringify({ mine: b, theirs: a })})`),
    preload: inTopFrame(
      `${codec()}\n${bridge()}\n${source('file-paths.ts')}\n${source('preload-world.ts')}\n` +
        `startPreload(${JSON.stringify(options)}, function (require, process) {\n` +
        'const module = { exports: {} }, exports = module.exports\n' +
        `${preload}\n})`,
    ),
  }
}

const bridge = () => source('bridge.ts')
const codec = () => source('../codec.ts')

function eventName(): string {
  return `stand-in-${randomBytes(16).toString('hex')}`
}

// Electron runs a preload in the top frame only, and not in a window that has loaded nothing yet.
function inTopFrame(script: string): string {
  return `if (window === window.top && location.href !== 'about:blank') {(() => {\n${script}\n})()}`
}

/** A module of ours as plain script: types gone, imports gone (they are injected beside it). */
function source(file: string): string {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  return stripTypeScriptTypes(text)
    .replace(/^import [^;]*? from '[^']+'$/gms, '')
    .replace(/^export /gm, '')
}
