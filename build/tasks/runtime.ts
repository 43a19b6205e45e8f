import { existsSync, readFileSync } from 'node:fs'
import { at } from './paths.ts'
import { run } from './run.ts'
import { say } from './say.ts'

const installer = 'node_modules/electron/install.js'
const downloadLimitMs = 5 * 60_000

/** What the app can run on here. */
export type Runtime =
  | { readonly kind: 'electron'; readonly path: string }
  | { readonly kind: 'stand-in'; readonly because: string }

/** Finds Electron, downloading it once if it is absent; else says why the stand-in is needed. */
export async function findRuntime(): Promise<Runtime> {
  if (process.env['KEYTURN_HOST'] === 'window' || process.env['KEYTURN_HOST'] === 'stand-in')
    return { kind: 'stand-in', because: `KEYTURN_HOST asks for it` }
  const present = electronPath()
  if (present) return { kind: 'electron', path: present }
  say('Electron is not here yet: trying to download it.')
  await run(process.execPath, [at(installer)], { quiet: true, limitMs: downloadLimitMs })
  const path = electronPath()
  return path
    ? { kind: 'electron', path }
    : { kind: 'stand-in', because: 'Electron cannot be downloaded (GitHub is out of reach)' }
}

/** The path of Electron's program, or null while its binary is not here. */
export function electronPath(): string | null {
  const pointer = at('node_modules/electron/path.txt')
  if (!existsSync(pointer)) return null
  const path = at('node_modules/electron/dist', readFileSync(pointer, 'utf8').trim())
  return existsSync(path) ? path : null
}

/** Whether a window can be shown: on Linux only where an X or Wayland display is announced. */
export function hasDisplay(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(Boolean)
}

/** Whether tests and tour run on Electron itself; it needs a display, the stand-in does without. */
export function canRunElectron(): boolean {
  const forced = process.env['KEYTURN_HOST'] === 'stand-in'
  return !forced && electronPath() !== null && hasDisplay(process.platform, process.env)
}
