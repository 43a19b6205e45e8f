import { describe, expect, it } from 'vitest'
import { DotPath, readAt } from '../../../../src-core/connectors/dot-path.ts'

describe('a place in a reply', () => {
  it('is reached through members and indexes', () => {
    const reply: unknown = JSON.parse('{"data":{"items":[{"id":"a"},{"id":"b"}]}}')

    expect(readAt(reply, 'data.items.1.id')).toBe('b')
    expect(readAt(reply, '$')).toBe(reply)
  })

  it('holds nothing where the reply itself says nothing', () => {
    for (const path of ['toString', 'a.b', 'a.length.x', 'list.9', 'text.0.1']) {
      expect(readAt({ a: null, list: [1], text: 'abc' }, path)).toBeUndefined()
    }
    expect(readAt(undefined, 'a')).toBeUndefined()
    expect(readAt('text', 'length')).toBeUndefined()
  })

  it.each(['', '.', 'a.', '.a', 'a..b', '$.a', '__proto__', 'a.constructor', 'a b', 'a[0]'])(
    'refuses %j',
    (path) => {
      expect(DotPath.safeParse(path).success).toBe(false)
    },
  )

  it('accepts plain members, indexes and the whole', () => {
    for (const path of ['$', 'a', 'a.0.b', 'last-used_at']) {
      expect(DotPath.safeParse(path).success).toBe(true)
    }
  })
})
