import { describe, expect, it } from 'vitest'
import { auditRow, headerRow, macRow, recordRow, slotRow } from '../../../../src-core/store/rows.ts'

const id = new Uint8Array(16)
const bytes = new Uint8Array(3)

describe('rows', () => {
  it('are read with integers as numbers', () => {
    expect(recordRow([65n, id, id, 9n, bytes])).toEqual({
      kind: 65,
      item: id,
      part: id,
      stamp: 9,
      seal: bytes,
    })
    expect(auditRow([1n, bytes])).toEqual({ seq: 1, seal: bytes })
    expect(slotRow([id, bytes, bytes, bytes]).id).toBe(id)
  })

  it.each([
    ['text where bytes are due', () => recordRow([1n, id, id, 1n, 'text'])],
    ['an id that is too short', () => recordRow([1n, bytes, id, 1n, bytes])],
    ['a part that is too short', () => recordRow([1n, id, bytes, 1n, bytes])],
    ['a stamp beyond 2^53', () => recordRow([1n, id, id, 2n ** 53n + 1n, bytes])],
    ['a stamp of zero', () => recordRow([1n, id, id, 0n, bytes])],
    ['a stamp that is not an integer', () => recordRow([1n, id, id, 1.5, bytes])],
    ['the kind of audit rows', () => recordRow([255n, id, id, 1n, bytes])],
    ['a negative kind', () => recordRow([-1n, id, id, 1n, bytes])],
    ['a negative sequence number', () => auditRow([-1n, bytes])],
    ['a slot without an id', () => slotRow([null, bytes, bytes, bytes])],
    ['a header of text', () => headerRow(['text', bytes])],
    ['a manifest of numbers', () => macRow([bytes, 1n])],
    ['no row', () => macRow(undefined)],
  ])('are refused with %s', (_name, read) => {
    expect(read).toThrow('vault-damaged')
  })
})
