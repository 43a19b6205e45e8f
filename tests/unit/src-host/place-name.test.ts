import { describe, expect, it } from 'vitest'
import { isPlaceHere } from '../../../src-host/place-name.ts'

describe('a place on this computer', () => {
  it.each(['/home/ada/keys.env', '/'])('is %s', (path) => {
    expect(isPlaceHere(path)).toBe(true)
  })

  it.each([
    ...['keys.env', './keys.env', '../keys.env', '', '~/keys.env'],
    ...['//server/share/keys.env', '\\\\server\\share', '/\\server', '\\/server'],
    ...['\\\\?\\C:\\keys.env', '\\\\.\\pipe\\keys', '//?/C:/keys.env'],
  ])('is not %j', (path) => {
    expect(isPlaceHere(path)).toBe(false)
  })
})
