import { describe, expect, it } from 'vitest'
import { backupLine } from '../../../../../src-renderer/screens/keys/backup-line.ts'
import { dayMs, hourMs } from '../../../../../src-shared/clock.ts'

const now = 1_795_183_500_000

function stateOf(change: Partial<Parameters<typeof backupLine>[0]>) {
  return { folder: '/backups', last: null, stale: false, trouble: null, ...change }
}

function madeAgo(ago: number) {
  return { at: now - ago, fileName: 'a.keyturn-backup' }
}

describe('the line about backups', () => {
  it('is quietly good after a backup of all there is, however old', () => {
    for (const ago of [0, 2 * hourMs, 30 * dayMs]) {
      const line = backupLine(stateOf({ last: madeAgo(ago) }), now)
      expect(line).toMatchObject({ tone: 'fine', at: now - ago })
    }
    expect(backupLine(stateOf({ last: madeAgo(2 * hourMs) }), now).text).toBe(
      'Last backup 2 hours ago',
    )
  })

  it('leads to a folder where nobody has chosen one', () => {
    const line = backupLine(stateOf({ folder: null, stale: true }), now)

    expect(line).toEqual({ text: 'No backup yet: choose a folder', tone: 'plain', at: null })
  })

  it('says that backups are off where there was one before', () => {
    const line = backupLine(stateOf({ folder: null, last: madeAgo(2 * dayMs) }), now)

    expect(line).toMatchObject({ text: 'Backups are off, the last one was made 2 days ago' })
  })

  it('says what stands in the way of the last one', () => {
    const text = (trouble: 'folder-unreachable' | 'disk-full' | 'internal') =>
      backupLine(stateOf({ trouble, last: madeAgo(hourMs) }), now).text

    expect(text('folder-unreachable')).toBe('Backup folder not reachable, last backup 1 hour ago')
    expect(backupLine(stateOf({ trouble: 'folder-unreachable' }), now).text).toBe(
      'Backup folder not reachable',
    )
    expect(text('disk-full')).toBe('Last backup failed: disk full')
    expect(text('internal')).toBe('Last backup failed')
  })

  it('asks for a person only once the last good one is days old', () => {
    const tone = (change: Partial<Parameters<typeof backupLine>[0]>) =>
      backupLine(stateOf(change), now).tone

    const failed = { trouble: 'disk-full', stale: true } as const
    expect(tone({ ...failed, last: madeAgo(2 * dayMs) })).toBe('plain')
    expect(tone({ ...failed, last: madeAgo(4 * dayMs) })).toBe('soon')
    expect(tone({ ...failed })).toBe('soon')
    expect(tone({ stale: true, last: madeAgo(2 * dayMs) })).toBe('plain')
    expect(tone({ stale: true, last: madeAgo(4 * dayMs) })).toBe('soon')
    expect(tone({ stale: true })).toBe('plain')
  })

  it('stays quiet about a drive that is away while its backup holds all there is', () => {
    const away = stateOf({ trouble: 'folder-unreachable', last: madeAgo(30 * dayMs) })

    expect(backupLine(away, now).tone).toBe('plain')
    expect(backupLine({ ...away, stale: true }, now).tone).toBe('soon')
  })
})
