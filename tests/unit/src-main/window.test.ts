import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../../src-main/menu.ts'
import { windowOptions, type WindowSetting } from '../../../src-main/window.ts'

const setting: WindowSetting = {
  preload: '/app/preload.cjs',
  platform: 'linux',
  isPackaged: true,
  isDark: false,
  bounds: null,
}

describe('windowOptions', () => {
  it('are those of a guest, and hold no key that would loosen them', () => {
    expect(windowOptions(setting).webPreferences).toEqual({
      preload: '/app/preload.cjs',
      partition: 'keyturn',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
  })

  it('keep developer tools for unpackaged runs', () => {
    const { webPreferences } = windowOptions({ ...setting, isPackaged: false })

    expect(webPreferences?.devTools).toBe(true)
  })

  it('begin hidden, at 1280 by 800, and never get too small', () => {
    expect(windowOptions(setting)).toMatchObject({
      show: false,
      width: 1280,
      height: 800,
      minWidth: 700,
      minHeight: 600,
      title: 'Keyturn',
      backgroundColor: '#f2f1ed',
    })
  })

  it('put the window that follows a lock where the old one was', () => {
    const bounds = { x: 10, y: 20, width: 900, height: 700 }

    expect(windowOptions({ ...setting, bounds })).toMatchObject(bounds)
  })

  it('draw each system’s own title bar', () => {
    const on = (platform: NodeJS.Platform) => windowOptions({ ...setting, isDark: true, platform })

    expect(on('darwin')).toMatchObject({ titleBarStyle: 'hiddenInset' })
    expect(on('win32')).toMatchObject({
      titleBarStyle: 'hidden',
      titleBarOverlay: { color: '#101315', symbolColor: '#eaedef', height: 48 },
    })
    expect(on('linux')).not.toHaveProperty('titleBarStyle')
  })
})

describe('menuTemplate', () => {
  it('is none but on macOS', () => {
    expect(menuTemplate('linux')).toBeNull()
    expect(menuTemplate('win32')).toBeNull()
  })

  it('offers neither reloading nor developer tools', () => {
    expect(JSON.stringify(menuTemplate('darwin'))).not.toMatch(/reload|devtools|viewMenu/i)
  })
})
