/**
 * The paths of files that the page hands to the preload.
 *
 * Electron knows them at once; here main asks Chromium for each before the call that brings them.
 * Injected as text, so it imports nothing.
 */
export class FilePaths {
  readonly #askMain: (id: number) => void
  readonly #asked: { readonly file: File; readonly settle: () => void }[] = []
  readonly #paths = new WeakMap<File, string>()

  constructor(askMain: (id: number) => void) {
    this.#askMain = askMain
  }

  /** Finds the paths of all files among the arguments of a call; null if there are none. */
  readonly before = (args: readonly unknown[]): Promise<unknown> | null => {
    const files = args.flat().filter((arg) => arg instanceof File)
    return files.length === 0 ? null : Promise.all(files.map((file) => this.#ask(file)))
  }

  /** The file that main asks Chromium about. */
  readonly give = (id: number): File | undefined => this.#asked[id]?.file

  found(id: number, path: string): void {
    const asked = this.#asked[id]
    if (asked === undefined) return
    this.#paths.set(asked.file, path)
    asked.settle()
  }

  of(file: unknown): string {
    if (file instanceof File) return this.#paths.get(file) ?? ''
    throw new TypeError('getPathForFile expected to receive a File object but one was not provided')
  }

  #ask(file: File): Promise<void> {
    return new Promise((settle) => this.#askMain(this.#asked.push({ file, settle }) - 1))
  }
}
