import { afterEach, describe, expect, it, vi } from 'vitest'
import { needsFolder } from '../../../../../src-renderer/screens/backups/needs-folder.ts'

afterEach(() => vi.unstubAllGlobals())

function answered(reply: unknown): Promise<boolean> {
  vi.stubGlobal('window', { keyturn: { 'backup.state': () => Promise.resolve(reply) } })
  return needsFolder()
}

describe('a vault that was put here', () => {
  it('asks for a backup folder only where it has none', async () => {
    expect(await answered({ ok: true, value: { folder: null } })).toBe(true)
    expect(await answered({ ok: true, value: { folder: '/backups' } })).toBe(false)
  })

  it('does not ask where that cannot be told', async () => {
    expect(await answered({ ok: false, code: 'host-gone' })).toBe(false)
  })
})
