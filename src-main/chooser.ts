import { basename, extname } from 'node:path'
import type {
  FileFilter,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { assertNever } from '../src-shared/errors.ts'
import type { Input, Output } from '../src-shared/ipc-contract.ts'
import { limits } from '../src-shared/policy.ts'

type Asked = Input<'dialog.choose'>
type Chosen = Output<'dialog.choose'>

/** The system's dialogs in front of the app's window, and whether there is a window. */
export type ChooserDeps = {
  readonly hasWindow: () => boolean
  readonly open: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>
  readonly save: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>
}

/** Has the person choose a folder or a file in a dialog of the system, one at a time. */
export class Chooser {
  readonly #deps: ChooserDeps
  #isOpen = false

  constructor(deps: ChooserDeps) {
    this.#deps = deps
  }

  /** The path chosen; where the system has no dialogs, says so, and the path must be typed. */
  choose(asked: Asked): Promise<Chosen> {
    return this.#alone(() => this.#ask(asked))
  }

  /** Has the person choose a vault file that is there already. */
  chooseVault(): Promise<Chosen> {
    return this.#alone(async () => first(await this.#deps.open(vaultOptions)))
  }

  async #alone(ask: () => Promise<string | null>): Promise<Chosen> {
    // A page that asks again and again must not pile dialogs up.
    if (this.#isOpen || !this.#deps.hasWindow()) return { path: null, available: true }
    this.#isOpen = true
    try {
      const path = await ask()
      return { path: path !== null && path.length <= limits.path ? path : null, available: true }
    } catch {
      // Such as the stand-in on a computer without zenity.
      return { path: null, available: false }
    } finally {
      this.#isOpen = false
    }
  }

  async #ask(asked: Asked): Promise<string | null> {
    const { open, save } = this.#deps
    switch (asked.what) {
      case 'backup-folder':
        return first(await open(folderOptions))
      case 'copy':
        return first(await open(copyOptions))
      case 'place-file':
        return first(await open(placeOptions('Choose the file that holds the key', 'openFile')))
      case 'place-folder':
        return first(await open(placeOptions('Choose the folder to run in', 'openDirectory')))
      case 'find-folder':
        return first(await open(placeOptions('Choose a folder to look for keys', 'openDirectory')))
      case 'import-file':
        return first(await open(placeOptions('Choose a file with keys', 'openFile')))
      case 'export-file': {
        const { canceled, filePath } = await save(exportOptions(asked))
        return canceled || filePath === '' ? null : filePath
      }
      default:
        return assertNever(asked.what)
    }
  }
}

function first({ canceled, filePaths }: OpenDialogReturnValue): string | null {
  return canceled ? null : (filePaths[0] ?? null)
}

const anyFile: FileFilter = { name: 'All files', extensions: ['*'] }

const folderOptions: OpenDialogOptions = {
  title: 'Choose a folder for backups',
  properties: ['openDirectory', 'createDirectory'],
}

const copyOptions: OpenDialogOptions = {
  title: 'Choose a backup or a vault file',
  properties: ['openFile', 'dontAddToRecent'],
  filters: [{ name: 'Backups and vaults', extensions: ['keyturn-backup', 'keyturn'] }, anyFile],
}

const vaultOptions: OpenDialogOptions = {
  title: 'Choose a vault file',
  properties: ['openFile', 'dontAddToRecent'],
  filters: [{ name: 'Vaults', extensions: ['keyturn'] }, anyFile],
}

// Files that hold keys are often hidden ones, such as `.env`.
function placeOptions(title: string, what: 'openFile' | 'openDirectory'): OpenDialogOptions {
  return { title, properties: [what, 'showHiddenFiles', 'dontAddToRecent'] }
}

/** Of the name that a page proposes only the last part counts: it does not choose the folder. */
function exportOptions({ proposedName }: Asked): SaveDialogOptions {
  const name = basename((proposedName ?? '').replaceAll('\\', '/'))
  const ending = extname(name).slice(1)
  return {
    title: 'Choose where the unencrypted file goes',
    properties: ['dontAddToRecent'],
    ...(name === '' ? {} : { defaultPath: name }),
    filters: ending === '' ? [anyFile] : [{ name: ending, extensions: [ending] }, anyFile],
  }
}
