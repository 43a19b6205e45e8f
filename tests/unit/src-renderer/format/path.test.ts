import { describe, expect, it } from 'vitest'
import { pathIn } from '../../../../src-renderer/format/path.ts'

describe('the path of a file in a folder', () => {
  it('is joined as the system joins paths', () => {
    expect(pathIn('/home/ann', 'a.keyturn', 'linux')).toBe('/home/ann/a.keyturn')
    expect(pathIn('C:\\Users\\Ann', 'a.keyturn', 'win32')).toBe('C:\\Users\\Ann\\a.keyturn')
  })

  it('doubles no separator', () => {
    expect(pathIn('/', 'a.keyturn', 'linux')).toBe('/a.keyturn')
    expect(pathIn('D:\\', 'a.keyturn', 'win32')).toBe('D:\\a.keyturn')
  })

  it('leaves a backslash alone where it is a letter of a name', () => {
    expect(pathIn('/odd\\', 'a.keyturn', 'linux')).toBe('/odd\\/a.keyturn')
  })
})
