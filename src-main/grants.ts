import type { ToHost } from '../src-shared/host-messages.ts'

/** As many as one message carries; who chooses more has the oldest ones asked about again. */
const mostPaths = 50

/**
 * The files and folders that the person chose or dropped on the page that is shown.
 *
 * They end with the page. A host that starts later for the same page is told them too.
 */
export class Grants {
  readonly #tell: (message: ToHost) => void
  #paths: readonly string[] = []
  #page = {}

  constructor(tell: (message: ToHost) => void) {
    this.#tell = tell
  }

  /** What a fresh host of the shown vault is told of them. */
  get messages(): readonly ToHost[] {
    return this.#paths.length === 0 ? [] : [granted(this.#paths)]
  }

  /**
   * Notes what the person chooses on the page of this moment.
   *
   * A dialog can outlast its page: what is chosen in it then is not for the page that followed.
   */
  forThisPage(): (paths: readonly string[]) => void {
    const page = this.#page
    return (paths) => {
      if (page === this.#page) this.add(paths)
    }
  }

  add(paths: readonly string[]): void {
    if (paths.length === 0) return
    const kept = this.#paths.filter((path) => !paths.includes(path))
    this.#paths = [...kept, ...paths].slice(-mostPaths)
    this.#tell(granted(paths.slice(-mostPaths)))
  }

  clear(): void {
    this.#page = {}
    this.#paths = []
  }
}

function granted(paths: readonly string[]): ToHost {
  return { kind: 'granted', paths: [...paths] }
}
