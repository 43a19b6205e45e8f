import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ClipboardKeeper, type SystemClipboard } from '../../../src-main/clipboard.ts'

class FakeClipboard implements SystemClipboard {
  formats: Readonly<Record<string, string | Blob>> = {}
  writes = 0
  isBroken = false
  isUnreadable = false

  write(formats: Readonly<Record<string, string | Blob>>): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error('no clipboard'))
    this.writes += 1
    this.formats = formats
    return Promise.resolve()
  }

  readText(): Promise<string> {
    if (this.isUnreadable) return Promise.reject(new Error('no clipboard'))
    const text = this.formats['text/plain']
    return Promise.resolve(typeof text === 'string' ? text : '')
  }

  clear(): void {
    this.formats = {}
  }
}

let clipboard = new FakeClipboard()
let cleared = 0
let keeper = keeperOn('linux')

function keeperOn(platform: NodeJS.Platform): ClipboardKeeper {
  return new ClipboardKeeper({ clipboard, platform, onCleared: () => cleared++ })
}

const bytes = (text: string) => new TextEncoder().encode(text)
const copySecret = (text: string) => keeper.copy({ text: bytes(text), clearAfterMs: 30_000 })
const format = (name: string) => `electron application/osclipboard;format="${name}"`

beforeEach(() => {
  vi.useFakeTimers()
  clipboard = new FakeClipboard()
  cleared = 0
  keeper = keeperOn('linux')
})

afterEach(() => vi.useRealTimers())

describe('copying a secret', () => {
  it('writes text and the wish not to be remembered in one step', async () => {
    expect(await copySecret('sesame')).toBe(true)

    expect(clipboard.writes).toBe(1)
    expect(clipboard.formats).toEqual({
      'text/plain': 'sesame',
      [format('x-kde-passwordManagerHint')]: 'secret',
    })
  })

  it('uses each system’s own formats', async () => {
    keeper = keeperOn('darwin')
    await copySecret('sesame')
    expect(Object.keys(clipboard.formats)).toContain(format('org.nspasteboard.ConcealedType'))

    keeper = keeperOn('win32')
    await copySecret('sesame')
    expect(Object.keys(clipboard.formats)).toEqual([
      'text/plain',
      format('ExcludeClipboardContentFromMonitorProcessing'),
      format('CanIncludeInClipboardHistory'),
      format('CanUploadToCloudClipboard'),
    ])
  })

  it('wipes the bytes that it was given', async () => {
    const text = bytes('sesame')
    await keeper.copy({ text, clearAfterMs: 30_000 })

    expect([...text]).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('says so where the clipboard refuses, and wipes the bytes all the same', async () => {
    clipboard.isBroken = true
    const text = bytes('sesame')

    expect(await keeper.copy({ text, clearAfterMs: 30_000 })).toBe(false)
    expect([...text]).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('a copied secret', () => {
  it('leaves the clipboard when its time is over, and not before', async () => {
    await copySecret('sesame')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(clipboard.formats['text/plain']).toBe('sesame')

    await vi.advanceTimersByTimeAsync(1)

    expect(clipboard.formats).toEqual({})
    expect(cleared).toBe(1)
  })

  it('leaves at once when asked for, and only once', async () => {
    await copySecret('sesame')

    await keeper.clear()
    await keeper.clear()

    expect(clipboard.formats).toEqual({})
    expect(cleared).toBe(1)
  })

  it('is left alone where something else was copied since', async () => {
    await copySecret('sesame')
    clipboard.formats = { 'text/plain': 'a shopping list' }

    await keeper.clear()

    expect(clipboard.formats).toEqual({ 'text/plain': 'a shopping list' })
    expect(cleared).toBe(0)
  })

  it('is known again with the line ends of Windows', async () => {
    await copySecret('-----BEGIN\nkey\n')
    clipboard.formats = { 'text/plain': '-----BEGIN\r\nkey\r\n' }

    await keeper.clear()

    expect(clipboard.formats).toEqual({})
  })

  it('leaves where nobody can tell what is there', async () => {
    await copySecret('sesame')
    clipboard.isUnreadable = true

    await keeper.clear()

    expect(clipboard.formats).toEqual({})
  })

  it('gets the whole time of its own after another was copied', async () => {
    await copySecret('first')
    await vi.advanceTimersByTimeAsync(20_000)
    await copySecret('second')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(clipboard.formats['text/plain']).toBe('second')

    await vi.advanceTimersByTimeAsync(10_000)

    expect(clipboard.formats).toEqual({})
  })

  it('is still cleared in time when a later copy failed', async () => {
    await copySecret('first')
    clipboard.isBroken = true
    await copySecret('second')

    await vi.advanceTimersByTimeAsync(30_000)

    expect(clipboard.formats).toEqual({})
  })

  it('is cleared also when clearing is asked for while it is being written', async () => {
    const copied = copySecret('sesame')

    await Promise.all([copied, keeper.clear()])

    expect(clipboard.formats).toEqual({})
  })
})

describe('copying what is no secret', () => {
  it('writes plain text that stays', async () => {
    await keeper.copy({ text: bytes('cred_1'), clearAfterMs: null })
    await vi.advanceTimersByTimeAsync(600_000)
    await keeper.clear()

    expect(clipboard.formats).toEqual({ 'text/plain': 'cred_1' })
  })

  it('ends the watch over a secret that it replaced', async () => {
    await copySecret('cred_1')
    await keeper.copy({ text: bytes('cred_1'), clearAfterMs: null })
    await vi.advanceTimersByTimeAsync(600_000)

    expect(clipboard.formats).toEqual({ 'text/plain': 'cred_1' })
  })
})
