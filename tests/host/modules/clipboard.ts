import type * as Electron from 'electron'
import { host } from '../host.ts'
import { loud, makeLoud } from '../loud.ts'
import { readSystemText, writeSystemText } from './system-clipboard.ts'

type Payload = ConstructorParameters<typeof Electron.ClipboardItem>[0][string]
type Formats = ReadonlyMap<string, Blob | Electron.ClipboardBookmark>

/** In tests a clipboard of our own: the person's stays as it is, and every format can be read. */
let kept: Formats = new Map()

/** One thing in several formats, as Electron's new clipboard takes and gives it. */
export class ClipboardItem implements Pick<Electron.ClipboardItem, 'types'> {
  readonly #items: Readonly<Record<string, Payload>>

  constructor(items: Readonly<Record<string, Payload>>) {
    if (Object.keys(items).length === 0) throw new TypeError('Empty dictionary argument')
    this.#items = items
  }

  get types(): string[] {
    return Object.keys(this.#items)
  }

  async getType(type: string): Promise<Blob | Electron.ClipboardBookmark> {
    const payload = this.#items[type]
    if (payload === undefined) throw new Error(`The type '${type}' was not found`)
    const value = await payload
    return typeof value === 'string' ? new Blob([value], { type }) : value
  }
}
makeLoud('ClipboardItem', ClipboardItem)

type Emulated = Pick<
  Electron.Clipboard,
  'clear' | 'has' | 'read' | 'readText' | 'write' | 'writeText'
>

const emulated: Emulated = {
  clear(): void {
    kept = new Map()
    if (host().mode === 'window') void writeSystemText('')
  },

  async has(type) {
    return (await current()).has(type)
  },

  async read() {
    const formats = await current()
    if (formats.size === 0) return []
    return [asElectronItem(new ClipboardItem(Object.fromEntries(formats)))]
  },

  async readText() {
    const text = (await current()).get('text/plain')
    return text instanceof Blob ? text.text() : ''
  },

  async write(items) {
    // Everything is read before anything is replaced, so that a failing part changes nothing.
    const formats = new Map<string, Blob | Electron.ClipboardBookmark>()
    for (const item of items) {
      for (const type of item.types) formats.set(type, await item.getType(type))
    }
    await replace(formats)
  },

  async writeText(text) {
    await replace(new Map([['text/plain', new Blob([text], { type: 'text/plain' })]]))
  },
}

/** Electron's `clipboard`. */
export const clipboard = loud('clipboard', emulated)

async function current(): Promise<Formats> {
  if (host().mode === 'tests') return kept
  const text = await readSystemText()
  return new Map(text === '' ? [] : [['text/plain', new Blob([text], { type: 'text/plain' })]])
}

async function replace(formats: Formats): Promise<void> {
  if (host().mode === 'window') {
    const text = formats.get('text/plain')
    if (!(text instanceof Blob)) {
      throw new Error('The stand-in can put only text on the system clipboard')
    }
    await writeSystemText(await text.text())
  }
  kept = formats
}

// A bookmark is told from a blob by its type, which our one method cannot say twice.
function asElectronItem(item: ClipboardItem): Electron.ClipboardItem {
  const part: Pick<ClipboardItem, 'types' | 'getType'> = item
  return part as Electron.ClipboardItem
}
