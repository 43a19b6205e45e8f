import { describe, expect, it } from 'vitest'
import { datedNames, stemOf } from '../../../../src-core/copies/dated-name.ts'

const at = Date.UTC(2026, 0, 2, 3, 4)

describe('datedNames', () => {
  it('gives the minute first, then numbers', () => {
    const names = datedNames({ stem: 'main', at, ending: '.keyturn' })

    expect([...names.take(3)]).toEqual([
      'main-02_01_2026-03_04.keyturn',
      'main-02_01_2026-03_04-2.keyturn',
      'main-02_01_2026-03_04-3.keyturn',
    ])
  })

  it('keeps forty characters of a stem, and cuts none in two', () => {
    const [name = ''] = datedNames({ stem: '😀'.repeat(50), at, ending: '.keyturn-backup' })

    expect(name).toBe(`${'😀'.repeat(40)}-02_01_2026-03_04.keyturn-backup`)
    expect(new TextEncoder().encode(`.${name}.0123456789abcdef.new`).length).toBeLessThan(255)
  })
})

describe('stemOf', () => {
  it.each([
    ['main.keyturn', 'main'],
    ['Main.KEYTURN', 'Main'],
    ['main', 'main'],
    ['main.old.keyturn', 'main.old'],
    ['.keyturn', 'vault'],
  ])('of %s is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem)
  })
})
