import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type * as Electron from 'electron'
import { host } from '../host.ts'
import { loud } from '../loud.ts'

type Files = Electron.OpenDialogOptions | Electron.SaveDialogOptions
type Filter = { readonly name: string; readonly extensions: readonly string[] }

/**
 * Electron's `dialog`. In tests nobody could answer, so a test puts its own answer in the place of
 * these; for a person they are zenity's.
 */
export const dialog = loud('dialog', {
  async showOpenDialog(...asked: Asked<Electron.OpenDialogOptions>) {
    const options = optionsOf<Electron.OpenDialogOptions>(asked)
    const { properties = [] } = options
    const folder = properties.includes('openDirectory') ? ['--directory'] : []
    const several = properties.includes('multiSelections') ? ['--multiple', '--separator=\n'] : []
    const chosen = await zenity(['--file-selection', ...folder, ...several, ...fileArgs(options)])
    const filePaths = chosen === null ? [] : chosen.split('\n')
    return { canceled: chosen === null, filePaths }
  },

  async showSaveDialog(...asked: Asked<Electron.SaveDialogOptions>) {
    const options = optionsOf<Electron.SaveDialogOptions>(asked)
    const chosen = await zenity(['--file-selection', '--save', ...fileArgs(options)])
    return { canceled: chosen === null, filePath: chosen ?? '' }
  },

  async showMessageBox(...asked: Asked<Electron.MessageBoxOptions>) {
    const {
      message,
      detail = '',
      buttons = ['OK'],
      cancelId = 0,
    } = optionsOf<Electron.MessageBoxOptions>(asked)
    const text = detail === '' ? message : `${message}\n\n${detail}`
    if (host().mode === 'window' && !isInstalled('zenity')) {
      return { response: await xmessage(text, { buttons, cancelId }), checkboxChecked: false }
    }
    // Zenity's own two buttons cannot be named freely; any number of further ones can.
    const extra = buttons.flatMap((button) => ['--extra-button', button])
    const chosen = await zenity(['--question', '--switch', '--no-markup', '--text', text, ...extra])
    const response = buttons.indexOf(chosen ?? '')
    return { response: response === -1 ? cancelId : response, checkboxChecked: false }
  },

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
})

type Asked<T> = readonly [T] | readonly [Electron.BaseWindow, T]

function optionsOf<T>(asked: Asked<T>): T {
  return asked.length === 1 ? asked[0] : asked[1]
}

function fileArgs({ title, defaultPath, filters = [] }: Files): readonly string[] {
  return [
    ...(title === undefined ? [] : ['--title', title]),
    ...(defaultPath === undefined ? [] : ['--filename', defaultPath]),
    ...filters.flatMap((filter) => ['--file-filter', zenityFilter(filter)]),
  ]
}

function zenityFilter({ name, extensions }: Filter): string {
  return `${name} | ${extensions.map((end) => (end === '*' ? '*' : `*.${end}`)).join(' ')}`
}

/** X11's own message box, which nearly every such system has; the number of the button pressed. */
function xmessage(
  text: string,
  { buttons, cancelId }: { readonly buttons: readonly string[]; readonly cancelId: number },
): Promise<number> {
  // It ends with 1 where it was closed or failed.
  const first = 10
  const named = buttons.map((button, index) => `${button.replaceAll(/[:,]/g, '')}:${first + index}`)
  const args = ['-center', '-buttons', named.join(','), '-print', '-file', '-']
  return new Promise((resolve, reject) => {
    const child = spawn('xmessage', args, { stdio: ['pipe', 'ignore', 'ignore'] })
    child.once('error', () => {
      reject(new Error('Dialogs are not available here: install zenity'))
    })
    child.once('close', (code) => {
      resolve(code !== null && code >= first ? code - first : cancelId)
    })
    child.stdin.end(text)
  })
}

function isInstalled(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, program)))
}

/** What zenity prints, or null where the person cancelled. */
function zenity(args: readonly string[]): Promise<string | null> {
  if (host().mode === 'tests') {
    return Promise.reject(new Error('Nobody can answer a dialog in a test: override it there'))
  }
  return new Promise((resolve, reject) => {
    const child = spawn('zenity', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    const pieces: Buffer[] = []
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.once('error', () => {
      reject(new Error('Dialogs are not available here: install zenity'))
    })
    child.once('close', () => {
      const said = Buffer.concat(pieces).toString('utf8').replace(/\n$/, '')
      resolve(said === '' ? null : said)
    })
  })
}
