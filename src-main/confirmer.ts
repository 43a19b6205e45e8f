import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron'
import { assertNever } from '../src-shared/errors.ts'
import type { Confirmation, ConfirmationAnswer, PlaceReach } from '../src-shared/confirmation.ts'
import type { Moment } from './clock.ts'

/** What asking needs: the system's message box in front of the app's window, and the time. */
export type ConfirmerDeps = {
  readonly show: (options: MessageBoxOptions) => Promise<MessageBoxReturnValue>
  readonly readClock: () => Moment
}

/** The button that does nothing comes first, and is what Enter and Escape press. */
const buttons = ['Do not allow', 'Allow']
const allowed = 1

/** More than that would not be seen whole, and nobody can allow what they did not see. */
const longestText = 2_000

/** After so many refusals in a row nothing is asked for so long: nobody is worn down. */
const patience = { refusals: 3, quietMs: 60_000 }

/**
 * Asks the person in a window of the system whether Keyturn may reach something by itself.
 *
 * A page that was taken over could describe a program that gets a key, or an address of its own;
 * it cannot answer for the person here, nor choose the words.
 */
export class Confirmer {
  readonly #deps: ConfirmerDeps
  #open: AbortController | null = null
  #refusals = 0
  #lastRefusalMs = -Infinity

  constructor(deps: ConfirmerDeps) {
    this.#deps = deps
  }

  /** Asks one thing at a time; what is asked beside it is refused. */
  async ask(about: Confirmation): Promise<ConfirmationAnswer> {
    const box = boxFor(about)
    const isTooLong = (box.detail?.length ?? 0) > longestText
    if (this.#open !== null || this.#isQuiet() || isTooLong) return 'refused'
    const asking = new AbortController()
    this.#open = asking
    try {
      const { signal } = asking
      const shown = this.#deps.show({ ...box, signal })
      return this.#noted(await Promise.race([shown, whenAborted(signal)]))
    } catch {
      // Such as the stand-in on a computer that can show no message box.
      return 'unavailable'
    } finally {
      if (this.#open === asking) this.#open = null
    }
  }

  /** Takes the question away, as when the vault is locked: it counts as refused. */
  cancel(): void {
    this.#open?.abort()
    this.#open = null
  }

  #noted(answer: Pick<MessageBoxReturnValue, 'response'> | null): ConfirmationAnswer {
    if (answer?.response === allowed) {
      this.#refusals = 0
      return 'allowed'
    }
    if (answer !== null) {
      this.#refusals += 1
      this.#lastRefusalMs = this.#deps.readClock().monotonicMs
    }
    return 'refused'
  }

  #isQuiet(): boolean {
    const sinceMs = this.#deps.readClock().monotonicMs - this.#lastRefusalMs
    if (sinceMs >= patience.quietMs) this.#refusals = 0
    return this.#refusals >= patience.refusals
  }
}

function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)))
}

function boxFor(about: Confirmation): MessageBoxOptions {
  const { message, lines } = wordsFor(about)
  return {
    type: 'warning',
    title: 'Keyturn',
    message,
    // What matters stands first: what follows can be long.
    detail: ['If you did not just ask for this yourself, do not allow it.', '', ...lines].join(
      '\n',
    ),
    buttons,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
}

type Words = { readonly message: string; readonly lines: readonly string[] }

function wordsFor(about: Confirmation): Words {
  switch (about.about) {
    case 'account':
      return {
        message: 'Let Keyturn send keys through this account?',
        lines: [
          `Account: ${plain(about.name)}`,
          `At: ${plain(about.origin)}`,
          ...(about.calls === undefined ? [] : [`It will deliver to: ${plain(about.calls)}`]),
        ],
      }
    case 'receiver':
      return {
        message: {
          signature: 'Send sample events, signed with this key, to this receiver?',
          key: 'Send this key itself, with sample events, to this receiver?',
        }[about.sends],
        lines: [`Key: ${plain(about.item)}`, `To: ${plain(about.origin)}`],
      }
    case 'read':
      return readWords(about)
    case 'place': {
      const { message, lines } = reachWords(about.reach)
      const check = about.check === null ? [] : [`Then it asks: ${plain(about.check)}`]
      return { message, lines: [`Key: ${plain(about.item)}`, ...lines, ...check] }
    }
    default:
      return assertNever(about)
  }
}

function readWords({ what, path }: Extract<Confirmation, { about: 'read' }>): Words {
  return what === 'folder'
    ? { message: 'Let Keyturn look for keys in this folder?', lines: [`Folder: ${plain(path)}`] }
    : { message: 'Let Keyturn read the keys in this file?', lines: [`File: ${plain(path)}`] }
}

function reachWords(reach: PlaceReach): Words {
  switch (reach.what) {
    case 'program': {
      const folder = reach.folder === null ? [] : [`In the folder: ${plain(reach.folder)}`]
      const program = `Program: ${reach.argv.map(quoted).join(' ')}`
      return {
        message: 'Let Keyturn run this program with a key to read, at every replacement?',
        lines: [program, ...folder],
      }
    }
    case 'file':
      return {
        message: 'Let Keyturn write a key to this file, at every replacement?',
        lines: [`File: ${plain(reach.path)}`, `At: ${plain(reach.spot)}`],
      }
    case 'service':
      return {
        message: 'Let Keyturn send a key to this service, at every replacement?',
        lines: [`Service: ${plain(reach.origin)}`, `At: ${plain(reach.spot)}`],
      }
    default:
      return assertNever(reach)
  }
}

/** An argument as it can be told from its neighbours. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${plain(argument)}'`
}

/** Nothing that breaks a line, hides, or turns the direction of what is read. */
function plain(text: string): string {
  return text.replaceAll(/[^\S ]|[\p{C}\p{Zl}\p{Zp}]/gu, (found) => {
    return `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`
  })
}
