import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

type Settled = { readonly name: () => string; readonly userDataSwitch: string | undefined }

/** Where the app's files are, as Electron finds them on Linux and macOS. */
export class AppPaths {
  readonly #chosen = new Map<string, string>()
  readonly #settled: Settled

  constructor(settled: Settled) {
    this.#settled = settled
  }

  get(name: string): string | undefined {
    return this.#chosen.get(name) ?? this.#usual(name)
  }

  set(name: string, path: string): void {
    this.#chosen.set(name, path)
  }

  #usual(name: string): string | undefined {
    switch (name) {
      case 'home':
        return homedir()
      case 'temp':
        return tmpdir()
      case 'exe':
        return process.execPath
      case 'appData':
        return appData()
      case 'userData':
        return this.#settled.userDataSwitch ?? join(this.#in('appData'), this.#settled.name())
      case 'sessionData':
        return this.#in('userData')
      case 'logs':
        return join(this.#in('userData'), 'logs')
      case 'crashDumps':
        return join(this.#in('userData'), 'Crashpad')
      case 'desktop':
      case 'documents':
      case 'downloads':
        return join(homedir(), name.charAt(0).toUpperCase() + name.slice(1))
      default:
        return undefined
    }
  }

  #in(name: string): string {
    return this.get(name) ?? ''
  }
}

function appData(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}
