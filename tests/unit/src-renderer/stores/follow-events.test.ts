import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appStart, appStore, type Route } from '../../../../src-renderer/stores/app.ts'
import { followEvents } from '../../../../src-renderer/stores/follow-events.ts'
import type { VaultState } from '../../../../src-shared/ipc-contract.ts'
import { RotationId } from '../../../../src-shared/ids.ts'

const open: VaultState = {
  ...{ state: 'unlocked', place: 'own', readOnly: null, firstOpening: false },
  ...{ failedUnlocks: 0, recoveryCode: 'confirmed' },
}

let tell: (name: string, payload: unknown) => void
let end: () => void

beforeEach(() => {
  vi.stubGlobal('window', {
    keyturn: {
      subscribe: (listener: typeof tell) => {
        tell = listener
        return () => undefined
      },
    },
  })
  end = followEvents()
})

afterEach(() => {
  end()
  appStore.setState(appStart, true)
  vi.unstubAllGlobals()
})

function shown(route: Route, vault: VaultState): Route {
  appStore.setState({ route, vault: open })
  tell('vault.changed', vault)
  expect(appStore.getState().vault).toEqual(vault)
  return appStore.getState().route
}

const inside: readonly Route[] = [
  { screen: 'keys' },
  { screen: 'replacements' },
  { screen: 'replacement', rotationId: RotationId.parse('0'.repeat(32)) },
  { screen: 'settings' },
]
const outside: readonly Route[] = [
  { screen: 'loading' },
  { screen: 'first-run' },
  { screen: 'create', place: 'own' },
  { screen: 'unlock', place: 'own' },
  { screen: 'restore' },
  { screen: 'salvage' },
]

describe('a vault that may only be read from now on', () => {
  it.each(inside)('asks for the choice instead of showing $screen', (route) => {
    const next = shown(route, { ...open, readOnly: 'rolled-back' })

    expect(next).toEqual({ screen: 'unlock', place: 'own' })
  })

  it.each(outside)('leaves $screen, which shows the choice itself', (route) => {
    expect(shown(route, { ...open, readOnly: 'forked' })).toEqual(route)
  })
})

describe('a vault that changed otherwise', () => {
  it.each([...inside, ...outside])('leaves $screen', (route) => {
    expect(shown(route, { ...open, recoveryCode: 'unconfirmed' })).toEqual(route)
  })
})
