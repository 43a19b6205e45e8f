import { haveBrowser } from './browser.ts'
import { at, program } from './paths.ts'
import { run } from './run.ts'
import { electronPath, hasDisplay } from './runtime.ts'
import { say } from './say.ts'

/**
 * Opens the app and keeps up with edits: the window reloads in place, and a change of main,
 * preload or host builds anew and starts again.
 */
export async function main(args: readonly string[]): Promise<number> {
  if (!hasDisplay(process.platform, process.env)) {
    say('There is no display to open a window on; "npm run tour" works without one.')
    return 1
  }
  if (!electronPath()) {
    say('Electron is not here ("npm start" downloads it), so the window opens in Chromium.')
    if (!(await haveBrowser({ visible: true }))) return 1
  }
  const passed = args.length > 0 ? ['--', ...args] : []
  return run(program('electron-vite'), ['dev', '--watch', ...passed], { env: hostEnv() })
}

function hostEnv(): Readonly<Record<string, string>> {
  return electronPath()
    ? {}
    : { ELECTRON_EXEC_PATH: at('tests/host/electron'), KEYTURN_HOST: 'window' }
}
