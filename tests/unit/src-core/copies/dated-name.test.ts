import { describe, expect, it } from 'vitest'
import { datedNames, stemOf } from '../../../../src-core/copies/dated-name.ts'

const at = Date.UTC(2026, 0, 2, 3, 4)

describe('datedNames', () => {
  it('gives the minute first, then numbers', () => {
    const names = datedNames({ stem: 'main', at, ending: '.keyturn' })

    expect(Array.from({ length: 3 }, () => names.next().value)).toEqual([
      'main-02_01_2026-03_04.keyturn',
      'main-02_01_2026-03_04-2.keyturn',
      'main-02_01_2026-03_04-3.keyturn',
    ])
  })

  it('gives up where everything seems to be taken', () => {
    expect([...datedNames({ stem: 'main', at, ending: '.keyturn' })]).toHaveLength(1_000)
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

  it('keeps forty characters and cuts none in two: a name has 255 bytes at most', () => {
    const [name = ''] = datedNames({
      stem: stemOf(`${'😀'.repeat(50)}.keyturn`),
      at,
      ending: '.keyturn-backup',
    })

    expect(name).toBe(`${'😀'.repeat(40)}-02_01_2026-03_04.keyturn-backup`)
    expect(new TextEncoder().encode(`.${name}.0123456789abcdef.new`).length).toBeLessThan(255)
  })
})
