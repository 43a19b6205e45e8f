import { describe, expect, it } from 'vitest'
import { AppSettings, AppSettingsChange, policy } from '../../../src-shared/policy.ts'

describe('policy', () => {
  it.each(Object.entries(policy))('keeps the default of %s within its bounds', (_, bounds) => {
    expect(bounds.min).toBeLessThanOrEqual(bounds.default)
    expect(bounds.default).toBeLessThanOrEqual(bounds.max)
  })
})

describe('AppSettings', () => {
  const defaults = {
    theme: 'system',
    idleLockMinutes: 5,
    clipboardSeconds: 30,
    revealSeconds: 30,
    reminders: 'on',
  }

  it('is all defaults where nothing stands', () => {
    expect(AppSettings.parse({})).toEqual(defaults)
  })

  it('puts the default for each value that cannot be read, and keeps the others', () => {
    const read = AppSettings.parse({ theme: 'dark', idleLockMinutes: 0, clipboardSeconds: 'soon' })

    expect(read).toEqual({ ...defaults, theme: 'dark' })
  })
})

describe('AppSettingsChange', () => {
  it('changes what it names and nothing else', () => {
    expect(AppSettingsChange.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
  })

  it.each([
    { theme: 'evil' },
    { idleLockMinutes: 0 },
    { idleLockMinutes: 61 },
    { clipboardSeconds: 1.5 },
    { revealSeconds: '30' },
    { reminders: true },
    { other: 1 },
  ])('refuses %j', (change) => {
    expect(AppSettingsChange.safeParse(change).success).toBe(false)
  })
})
