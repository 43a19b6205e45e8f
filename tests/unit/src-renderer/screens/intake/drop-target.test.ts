import { describe, expect, it } from 'vitest'
import { holdsFiles, takesDrops } from '../../../../../src-renderer/screens/intake/drop-target.ts'

describe('takesDrops', () => {
  it.each(['first-run', 'keys', 'intake'] as const)('takes them on %s', (screen) => {
    expect(takesDrops({ screen }, 0)).toBe(true)
  })

  it.each(['loading', 'replacements', 'settings', 'salvage'] as const)(
    'leaves %s alone',
    (screen) => {
      expect(takesDrops({ screen }, 0)).toBe(false)
    },
  )

  it('takes none while leaving the screen would lose something', () => {
    expect(takesDrops({ screen: 'unlock', place: 'own' }, 0)).toBe(true)
    expect(takesDrops({ screen: 'unlock', place: 'own' }, 1)).toBe(false)
  })
})

describe('holdsFiles', () => {
  it('tells files from text and links', () => {
    expect(holdsFiles({ types: ['text/plain', 'Files'] })).toBe(true)
    expect(holdsFiles({ types: ['text/uri-list'] })).toBe(false)
    expect(holdsFiles(null)).toBe(false)
  })
})
