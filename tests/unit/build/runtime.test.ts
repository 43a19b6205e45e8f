import { describe, expect, it } from 'vitest'
import { isStale } from '../../../build/tasks/bundle.ts'
import { hasDisplay } from '../../../build/tasks/runtime.ts'

describe('hasDisplay', () => {
  it.each([
    ['linux', { DISPLAY: ':0' }],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }],
    ['darwin', {}],
    ['win32', {}],
  ])('finds one on %s with %j', (platform, env) => {
    expect(hasDisplay(platform, env)).toBe(true)
  })

  it.each([{}, { DISPLAY: '' }, { DISPLAY: undefined }, { DISPLAY: '', WAYLAND_DISPLAY: '' }])(
    'finds none on Linux with %j',
    (env) => {
      expect(hasDisplay('linux', env)).toBe(false)
    },
  )
})

describe('isStale', () => {
  it('holds where nothing was built', () => {
    expect(isStale({ built: 0, edited: 1 })).toBe(true)
  })

  it('holds where a source is newer than the build, or as new', () => {
    expect(isStale({ built: 1, edited: 2 })).toBe(true)
    expect(isStale({ built: 2, edited: 2 })).toBe(true)
  })

  it('does not hold where the build is newer than every source', () => {
    expect(isStale({ built: 3, edited: 2 })).toBe(false)
  })
})
