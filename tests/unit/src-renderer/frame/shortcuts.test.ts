import { describe, expect, it } from 'vitest'
import { controlName, shortcutOf } from '../../../../src-renderer/frame/shortcuts.ts'

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
