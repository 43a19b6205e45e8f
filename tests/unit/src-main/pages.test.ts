import { EventEmitter } from 'node:events'
import type { BrowserWindow, Rectangle } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { Pages } from '../../../src-main/pages.ts'

class FakeWindow extends EventEmitter {
  readonly steps: string[] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => this.steps.push('crash'),
  })
  readonly bounds: Rectangle | null
  hasFocus = true
  isGone = false

  constructor(bounds: Rectangle | null) {
    super()
    this.bounds = bounds
  }

  loadURL(url: string): Promise<void> {
    this.steps.push(`load ${url}`)
    return Promise.resolve()
  }

  getBounds(): Rectangle {
    return { x: 1, y: 2, width: 900, height: 700 }
  }

  isFocused(): boolean {
    return this.hasFocus
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  show(): void {
    this.steps.push('show')
  }

  showInactive(): void {
    this.steps.push('show inactive')
  }

  focus(): void {
    this.steps.push('focus')
  }

  destroy(): void {
    this.steps.push('destroy')
    this.isGone = true
  }
}

// The fake has all that is used of a window.
function asWindow(fake: FakeWindow): BrowserWindow {
  return fake as unknown as BrowserWindow
}

let windows: FakeWindow[] = []
let broken = 0
let pages: Pages

beforeEach(() => {
  windows = []
  broken = 0
  pages = new Pages({
    createWindow: (bounds) => {
      const fake = new FakeWindow(bounds)
      windows.push(fake)
      return asWindow(fake)
    },
    url: 'app://bundle/index.html',
    onBroken: () => broken++,
  })
})

function nth(index: number): FakeWindow {
  const found = windows[index]
  if (found === undefined) throw new Error(`There is no window ${index}.`)
  return found
}

describe('the first page', () => {
  it('is shown when it can be', () => {
    pages.open()
    expect(nth(0).steps).toEqual(['load app://bundle/index.html'])

    nth(0).emit('ready-to-show')

    expect(nth(0).steps.at(-1)).toBe('show')
  })
})

describe('replacing the page', () => {
  it('opens the fresh one where the old one stands, before the old one is killed', () => {
    pages.open()
    const endOld = pages.replace()
    expect(nth(1).bounds).toEqual({ x: 1, y: 2, width: 900, height: 700 })
    expect(nth(0).steps).not.toContain('destroy')

    endOld()

    expect(nth(0).steps.slice(-2)).toEqual(['crash', 'destroy'])
    expect(pages.current).toBe(windows[1])
  })

  it('takes the keyboard only where the old one had it', () => {
    pages.open()
    pages.replace()
    expect(nth(1).steps).toContain('show')
    nth(1).hasFocus = false

    pages.replace()

    expect(nth(2).steps).toContain('show inactive')
    expect(nth(2).steps).not.toContain('show')
  })
})

describe('a page', () => {
  it.each(['render-process-gone', 'unresponsive'])('that reports %s is broken', (event) => {
    pages.open()
    nth(0).webContents.emit(event)

    expect(broken).toBe(1)
  })

  it('that was replaced may die in peace', () => {
    pages.open()
    pages.replace()
    nth(0).webContents.emit('render-process-gone')

    expect(broken).toBe(0)
  })

  it('is killed on the way out, and that is no breakage', () => {
    pages.open()
    pages.close()
    nth(0).webContents.emit('render-process-gone')

    expect(nth(0).steps.slice(-2)).toEqual(['crash', 'destroy'])
    expect(pages.current).toBeNull()
    expect(broken).toBe(0)
  })

  it('comes to the front when the app is started again', () => {
    pages.open()
    pages.focus()

    expect(nth(0).steps.slice(-2)).toEqual(['show', 'focus'])
  })
})
