import { describe, expect, it } from 'vitest'
import { routeFor } from '../../../../src-renderer/stores/first-route.ts'

const open = { state: 'unlocked', place: 'own', readOnly: null } as const
const shut = { state: 'locked', place: null, readOnly: null } as const

describe('routeFor', () => {
  it('begins with the first run where no vault exists', () => {
    expect(routeFor({ place: null }, shut)).toEqual({ screen: 'first-run' })
  })

  it('unlocks the vault that the page is for', () => {
    expect(routeFor({ place: 'practice' }, shut)).toEqual({ screen: 'unlock', place: 'practice' })
  })

  it('shows the keys of an open vault, of whichever one is open', () => {
    expect(routeFor({ place: 'practice' }, open)).toEqual({ screen: 'keys' })
  })

  it('keeps a vault that may only be read on the unlock screen until the person chose', () => {
    for (const readOnly of ['rolled-back', 'forked'] as const)
      expect(routeFor({ place: 'own' }, { ...open, readOnly })).toEqual({
        screen: 'unlock',
        place: 'own',
      })
  })
})
