/** The clipboard of the system, as far as it is used here. */
export interface SystemClipboard {
  /** Puts all formats there in one step, or none. */
  write(formats: Readonly<Record<string, string | Blob>>): Promise<void>
  readText(): Promise<string>
  clear(): void
}

/** What the keeper needs. */
export type ClipboardDeps = {
  readonly clipboard: SystemClipboard
  readonly platform: NodeJS.Platform
  readonly onCleared: () => void
}

/** What is put on the clipboard; `clearAfterMs` is null for what is no secret. */
export type Copy = { readonly text: Uint8Array; readonly clearAfterMs: number | null }

/**
 * Puts copied values on the clipboard, and takes secrets off again while they are still there.
 *
 * To know whether a secret is still there, its text is kept until it was cleared. JavaScript cannot
 * wipe a string: what is left of it in the memory of the main process is a stated residual.
 */
export class ClipboardKeeper {
  readonly #deps: ClipboardDeps
  #held: { readonly text: string; readonly timer: NodeJS.Timeout } | null = null
  #queue: Promise<unknown> = Promise.resolve()

  constructor(deps: ClipboardDeps) {
    this.#deps = deps
  }

  /** Answers whether the value is on the clipboard now; the bytes are wiped either way. */
  copy(copy: Copy): Promise<boolean> {
    return this.#inTurn(async () => {
      const text = new TextDecoder().decode(copy.text)
      copy.text.fill(0)
      try {
        await this.#deps.clipboard.write(formatsFor(text, copy, this.#deps.platform))
      } catch {
        return false
      }
      this.#letGo()
      if (copy.clearAfterMs !== null) this.#hold(text, copy.clearAfterMs)
      return true
    })
  }

  /** Takes our secret off the clipboard if it is still there. */
  clear(): Promise<void> {
    return this.#inTurn(async () => {
      const held = this.#letGo()
      if (held === null || !(await this.#isStillThere(held))) return
      this.#deps.clipboard.clear()
      this.#deps.onCleared()
    })
  }

  #hold(text: string, clearAfterMs: number): void {
    this.#held = { text, timer: setTimeout(() => void this.clear(), clearAfterMs) }
  }

  #letGo(): string | null {
    const held = this.#held
    if (held !== null) clearTimeout(held.timer)
    this.#held = null
    return held?.text ?? null
  }

  // A clipboard that cannot be read is cleared: losing another program's text is the lesser harm.
  async #isStillThere(text: string): Promise<boolean> {
    try {
      return sameText(await this.#deps.clipboard.readText(), text)
    } catch {
      return true
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }
}

function rawFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`
}

// Formats by which clipboard managers and cloud clipboards are asked to look away (X9):
// learn.microsoft.com "Clipboard formats" (cloud clipboard and history), nspasteboard.org, and the
// hint that KDE's Klipper and its followers honour.
function exclusionFormats(platform: NodeJS.Platform): Record<string, string | Blob> {
  const no = (): Blob => new Blob([new Uint8Array(4)])
  if (platform === 'win32') {
    return {
      [rawFormat('ExcludeClipboardContentFromMonitorProcessing')]: no(),
      [rawFormat('CanIncludeInClipboardHistory')]: no(),
      [rawFormat('CanUploadToCloudClipboard')]: no(),
    }
  }
  if (platform === 'darwin') return { [rawFormat('org.nspasteboard.ConcealedType')]: '1' }
  return { [rawFormat('x-kde-passwordManagerHint')]: 'secret' }
}

function formatsFor(
  text: string,
  copy: Copy,
  platform: NodeJS.Platform,
): Record<string, string | Blob> {
  const plain = { 'text/plain': text }
  return copy.clearAfterMs === null ? plain : { ...plain, ...exclusionFormats(platform) }
}

// Windows hands line ends back as CR LF.
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n')
}
