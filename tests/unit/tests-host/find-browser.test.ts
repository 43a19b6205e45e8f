import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureBrowser, findBrowser } from '../../../build/find-browser.mjs'

describe('finding a browser', () => {
  let home = ''
  const put = (path: string) => {
    const full = join(home, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, '#!/bin/sh\n')
    chmodSync(full, 0o755)
    return full
  }

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'keyturn-browser-'))
    vi.stubEnv('HOME', home)
    vi.stubEnv('PATH', join(home, 'bin'))
    vi.stubEnv('KEYTURN_BROWSER', '')
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true })
  })

  it('prefers a headless shell where nothing is to be seen, a full browser for a window', () => {
    const full = put('bin/chromium')
    const shell = put('bin/chromium-headless-shell')
    expect(findBrowser({ visible: false })).toBe(shell)
    expect(findBrowser({ visible: true })).toBe(full)
  })

  it('makes do with a full browser, and never shows a window by a headless shell', () => {
    const chrome = put('bin/google-chrome')
    expect(findBrowser({ visible: false })).toBe(chrome)
    rmSync(chrome)
    put('bin/chromium-headless-shell')
    expect(findBrowser({ visible: true })).toBeNull()
  })

  it.runIf(process.platform === 'linux')('finds what Playwright has downloaded (on Linux)', () => {
    const shell = put('.cache/ms-playwright/chromium_headless_shell-1/linux/headless_shell')
    const full = put('.cache/ms-playwright/chromium-1/linux/chrome')
    expect(findBrowser({ visible: false })).toBe(shell)
    expect(findBrowser({ visible: true })).toBe(full)
  })

  it('obeys KEYTURN_BROWSER, and finds nothing if that is no program', () => {
    put('bin/chromium')
    const chosen = put('elsewhere/my-chromium')
    vi.stubEnv('KEYTURN_BROWSER', chosen)
    expect(findBrowser({ visible: true })).toBe(chosen)
    vi.stubEnv('KEYTURN_BROWSER', join(home, 'missing'))
    expect(findBrowser({ visible: true })).toBeNull()
  })

  it('says in one sentence what to install where it cannot install', async () => {
    const refused = ensureBrowser({ visible: true })
    await expect(refused).rejects.toThrow(/^Keyturn needs a browser engine here: install .*\.$/)
  })
})
