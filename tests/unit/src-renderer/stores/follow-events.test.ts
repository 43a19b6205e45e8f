import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  appStart,
  appStore,
  go,
  holdScreen,
  type Route,
} from '../../../../src-renderer/stores/app.ts'
import { followEvents } from '../../../../src-renderer/stores/follow-events.ts'
import type { ErrorCode } from '../../../../src-shared/errors.ts'
import type { Reply, VaultState } from '../../../../src-shared/ipc-contract.ts'
import { RotationId } from '../../../../src-shared/ids.ts'

const open: VaultState = {
  ...{ state: 'unlocked', place: 'own', readOnly: null, firstOpening: false },
  ...{ failedUnlocks: 0, recoveryCode: 'confirmed' },
}

const known: Reply<unknown> = { ok: true, value: null }

let tell: (name: string, payload: unknown) => void
let end: () => void
let refusal: ErrorCode | null

beforeEach(() => {
  refusal = null
  vi.stubGlobal('window', {
    keyturn: {
      'app.info': () => Promise.resolve(refusal === null ? known : { ok: false, code: refusal }),
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
  it.each(inside)('leaves $screen', (route) => {
    expect(shown(route, { ...open, recoveryCode: 'unconfirmed' })).toEqual(route)
  })
})

describe('a vault that was opened', () => {
  it.each(outside)('leaves $screen while something there waits for it', (route) => {
    const release = holdScreen()

    expect(shown(route, open)).toEqual(route)
    release()
  })

  it.each(outside)('is entered from $screen where nothing waits for it', async (route) => {
    shown(route, open)

    await vi.waitFor(() => expect(appStore.getState().route).toEqual({ screen: 'keys' }))
  })

  it('says why it could not be entered', async () => {
    refusal = 'not-allowed-now'
    shown({ screen: 'unlock', place: 'own' }, open)

    await vi.waitFor(() => expect(appStore.getState().failed).toBe('not-allowed-now'))
  })
})

describe('a screen that is held', () => {
  it('is not left for another one before everything on it has let go', () => {
    const releases = [holdScreen(), holdScreen()]
    appStore.setState({ route: { screen: 'settings' } })
    releases[0]?.()
    releases[0]?.()
    go({ screen: 'keys' })
    expect(appStore.getState().route).toEqual({ screen: 'settings' })

    releases[1]?.()
    go({ screen: 'keys' })
    expect(appStore.getState().route).toEqual({ screen: 'keys' })
  })

  it('is left where the vault was locked or its process ended', async () => {
    appStore.setState({ route: { screen: 'settings' } })
    const release = holdScreen()
    tell('app.hostGone', null)

    expect(appStore.getState().route).toEqual({ screen: 'loading' })
    release()
    await vi.waitFor(() => expect(appStore.getState().failed).not.toBeNull())
  })
})
