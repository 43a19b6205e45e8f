import { describe, expect, it } from 'vitest'
import { parseColor } from '../../../host/modules/color.ts'
import { checkWindowOptions } from '../../../host/modules/window-options.ts'

describe('the options of a window', () => {
  it('are accepted as the product asks for them', () => {
    const webPreferences = {
      preload: '/p.cjs',
      partition: 'p',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    }
    expect(() => checkWindowOptions({ width: 1, show: false, webPreferences })).not.toThrow()
  })

  it.each([
    { nodeIntegration: true },
    { sandbox: false },
    { contextIsolation: false },
    { webviewTag: true },
    { webSecurity: false },
    { allowRunningInsecureContent: true },
    { experimentalFeatures: true },
    { nodeIntegrationInWorker: true },
    { enableBlinkFeatures: 'X' },
  ])('are refused with %j', (webPreferences) => {
    expect(() => checkWindowOptions({ webPreferences })).toThrow('does not emulate')
  })

  it('are refused where the stand-in does not know them', () => {
    expect(() => checkWindowOptions({ kiosk: true })).toThrow('the option kiosk')
  })
})

describe('a colour', () => {
  it.each([
    ['#fff', { r: 255, g: 255, b: 255, a: 1 }],
    ['#101315', { r: 16, g: 19, b: 21, a: 1 }],
    ['#80ff0001', { r: 255, g: 0, b: 1, a: 128 / 255 }],
  ])('%s is read', (text, color) => {
    expect(parseColor(text)).toEqual(color)
  })

  it.each(['red', '#12', 'rgb(1,2,3)'])('%s is refused', (text) => {
    expect(() => parseColor(text)).toThrow('the colour')
  })
})
