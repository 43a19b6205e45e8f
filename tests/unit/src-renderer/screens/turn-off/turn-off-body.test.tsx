import { describe, expect, it } from 'vitest'
import { dayMs } from '../../../../../src-shared/clock.ts'
import type { ItemDetail, VersionSummary } from '../../../../../src-shared/item.ts'
import { TurnOffBody } from '../../../../../src-renderer/screens/turn-off/turn-off-body.tsx'
import type { TurnOff } from '../../../../../src-renderer/screens/turn-off/use-turn-off.ts'
import { offeredWhys } from '../../../../../src-renderer/screens/turn-off/why-field.tsx'
import { formatRelative } from '../../../../../src-renderer/format/dates.ts'
import { shownText } from '../../shown-text.ts'
import { sampleDetail, sampleVersion } from '../sample-detail.ts'

const quiet: Omit<TurnOff, 'asks'> = {
  ...{ typed: '', ticked: false, why: null, outcome: null, isReady: false, busy: false },
  ...{ challenge: { state: 'not-asked' }, providerName: 'ATNA', code: null },
  setTyped: () => undefined,
  setTicked: () => undefined,
  setWhy: () => undefined,
  submit: () => undefined,
}

function told(item: ItemDetail, version: VersionSummary, asks: TurnOff['asks']): string {
  return shownText(<TurnOffBody item={item} version={version} turnOff={{ ...quiet, asks }} />)
}

describe('TurnOffBody', () => {
  it('004-14 says before confirming that it cannot be taken back', () => {
    expect(told(sampleDetail(), sampleVersion(), 'nothing')).toMatch(/^Cannot be taken back\./)
  })

  it('004-15 004-18 shows last use and known uses, and asks to say that they break', () => {
    const usedAt = Date.now() - 3 * dayMs
    const version = sampleVersion({ lastUsedAt: usedAt, lastUsedSource: 'provider' })
    const item = sampleDetail({ callers: ['billing/.env'], integration: 'CRM' }, [version])
    const text = told(item, version, 'tick')

    expect(text).toContain(`Last use ${formatRelative(usedAt, Date.now())}`)
    expect(text).toContain('Used in billing/.env')
    expect(text).toContain('Used by CRM')
    expect(text).toContain('whatever still does will fail')
    expect(text).toContain('I know that this breaks billing/.env, CRM.')
    expect(told(sampleDetail(), sampleVersion(), 'nothing')).not.toContain('I know that')
  })

  it('002-32 002-33 002-34 002-35 lets the reason be chosen: retired, vendor, teammate, exposed', () => {
    const text = told(sampleDetail(), sampleVersion(), 'nothing')

    expect(text).toContain('What used it is retired')
    expect(text).toContain('A vendor no longer needs access')
    expect(text).toContain('A teammate left')
    expect(text).toContain('Others may have seen it')
    expect(text).toContain('Kept in the history of this key.')
  })

  it('004-13 offers no longer needed, replaced and exposed as reasons', () => {
    expect(offeredWhys(null)).toEqual(
      expect.arrayContaining(['retired', 'unused', 'exposed', 'vendor-left', 'teammate-left']),
    )
    expect(offeredWhys('replaced')[0]).toBe('replaced')
  })

  it('asks for no reason where nothing can be turned off here', () => {
    expect(told(sampleDetail(), sampleVersion(), 'by-hand')).not.toContain('Why')
    expect(told(sampleDetail(), sampleVersion(), 'never')).toMatch(
      /^ATNA has no way to turn a key off\./,
    )
  })
})
