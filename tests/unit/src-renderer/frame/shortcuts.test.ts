import { describe, expect, it } from 'vitest'
import { controlName, shortcutOf, vaultNumberOf } from '../../../../src-renderer/frame/shortcuts.ts'

const press = (key: string, held: Partial<Parameters<typeof shortcutOf>[0]> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

describe('shortcutOf', () => {
  it('knows the shortcuts with Control and with Command', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(press('l', held)).toBe('lock')
      expect(press('L', { ...held, shiftKey: true })).toBe('panic')
      expect(press('n', held)).toBe('new-key')
      expect(press('f', held)).toBe('search')
    }
  })

  it('opens the list of shortcuts with a question mark, shifted or not', () => {
    expect(press('?')).toBe('help')
    expect(press('?', { shiftKey: true })).toBe('help')
  })

  it('leaves every other press alone', () => {
    expect(press('l')).toBeNull()
    expect(press('n', { ctrlKey: true, shiftKey: true })).toBeNull()
    expect(press('l', { ctrlKey: true, altKey: true })).toBeNull()
    expect(press('x', { ctrlKey: true })).toBeNull()
    expect(press('constructor', { ctrlKey: true })).toBeNull()
  })

  it('writes the control key as the system does', () => {
    expect(controlName('darwin')).toBe('⌘')
    expect(controlName('linux')).toBe('Ctrl')
  })
})

describe('vaultNumberOf', () => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

  it('is the digit with Control or Command', () => {
    expect(vaultNumberOf({ ...none, key: '1', ctrlKey: true })).toBe(1)
    expect(vaultNumberOf({ ...none, key: '9', metaKey: true })).toBe(9)
  })

  it('is none of any other press', () => {
    expect(vaultNumberOf({ ...none, key: '1' })).toBeNull()
    expect(vaultNumberOf({ ...none, key: '0', ctrlKey: true })).toBeNull()
    expect(vaultNumberOf({ ...none, key: '10', ctrlKey: true })).toBeNull()
    expect(vaultNumberOf({ ...none, key: '1', ctrlKey: true, shiftKey: true })).toBeNull()
    expect(vaultNumberOf({ ...none, key: '1', ctrlKey: true, altKey: true })).toBeNull()
  })
})
