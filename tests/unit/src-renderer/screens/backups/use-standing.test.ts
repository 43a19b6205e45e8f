import { describe, expect, it } from 'vitest'
import { whatBecame } from '../../../../../src-renderer/screens/backups/use-standing.ts'

const first = { at: 1, fileName: 'vault-1.keyturn-backup' }
const second = { at: 2, fileName: 'vault-2.keyturn-backup' }

describe('what is said of an attempt to back up', () => {
  it('names the file that was made', () => {
    expect(whatBecame(first, second)).toContain('Made and read back whole: vault-2')
    expect(whatBecame(null, first)).toContain('Made and read back whole: vault-1')
  })

  it('says that the last one still holds everything', () => {
    expect(whatBecame(first, first)).toContain('Nothing has changed since the last one: vault-1')
  })

  it('says nothing where none was made', () => {
    expect(whatBecame(null, null)).toBe('')
  })
})
