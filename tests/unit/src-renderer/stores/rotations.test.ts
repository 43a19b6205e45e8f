import { describe, expect, it } from 'vitest'
import { isUnderWay } from '../../../../src-renderer/stores/rotations.ts'
import { sampleView } from '../screens/replacement/sample-view.ts'

describe('isUnderWay', () => {
  it('tells a key with which something was begun', () => {
    const view = sampleView({ step: 'proved' })
    expect(isUnderWay(view.itemId, [view])).toBe(true)
  })

  it('does not tell what is over', () => {
    const done = sampleView({ step: 'done' })
    const ended = sampleView({ step: 'abandoned' })
    expect(isUnderWay(done.itemId, [done, ended])).toBe(false)
    expect(isUnderWay(done.itemId, [])).toBe(false)
  })
})
