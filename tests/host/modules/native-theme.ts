import type * as Electron from 'electron'
import { HostEmitter, makeLoud } from '../loud.ts'

type Source = Electron.NativeTheme['themeSource']

class HostNativeTheme
  extends HostEmitter
  implements Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>
{
  #source: Source = 'system'
  readonly #followers = new Set<(scheme: string) => void>()

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    if (source === this.#source) return
    this.#source = source
    for (const follower of this.#followers) follower(this.emulatedScheme())
    this.emit('updated')
  }

  /** Of the system's own theme the stand-in knows nothing: it counts as light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }

  /** What pages are told to prefer; nothing where they shall see Chromium's own theme. */
  emulatedScheme(): string {
    return this.#source === 'system' ? '' : this.#source
  }

  /** Calls on every change; what it gives ends that. */
  follow(follower: (scheme: string) => void): () => void {
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }
}
makeLoud('nativeTheme', HostNativeTheme)

/** The one `nativeTheme`. */
export const nativeTheme = new HostNativeTheme()
