import { describe, expect, it } from 'vitest'
import { splitName } from '../../../../src-renderer/format/item-name.ts'

describe('splitName', () => {
  it('sets the stamp of a name by the rule apart', () => {
    const name = 'billing_api-20_11_2026-14_05'
    expect(splitName(name)).toEqual({ head: 'billing_api', stamp: '-20_11_2026-14_05' })
  })

  it('makes visible what a name hides', () => {
    expect(splitName('pay\u202Elap')).toEqual({ head: 'pay[U+202E]lap', stamp: '' })
  })

  it('leaves any other name whole', () => {
    for (const name of ['mapbox_tiles', 'x-31_02_2026-10_00', 'Old-20_11_2026-14_05', ''])
      expect(splitName(name)).toEqual({ head: name, stamp: '' })
  })
})
