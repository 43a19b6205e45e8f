import { describe, expect, it } from 'vitest'
import { formatSize } from '../../../../src-renderer/format/size.ts'

describe('a size for people', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [151_552, '151.6 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1 MB'],
    [1_234_567, '1.2 MB'],
    [5_000_000_000, '5 GB'],
    [7_000_000_000_000_000, '7,000 TB'],
  ])('writes %i bytes as %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text)
  })
})
