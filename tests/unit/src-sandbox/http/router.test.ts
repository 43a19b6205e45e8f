import { describe, expect, it } from 'vitest'
import { matchPath } from '../../../../src-sandbox/http/router.ts'

describe('a path pattern', () => {
  it('tells what its placeholders stand for', () => {
    expect(matchPath('/a/{id}/b', '/a/7/b')).toEqual({ id: '7' })
    expect(matchPath('/a', '/a')).toEqual({})
  })

  it('refuses paths that are longer, shorter, empty in a placeholder or different', () => {
    for (const path of ['/a/7', '/a/7/b/', '/a//b', '/a/7/c', 'http://x/a/7/b']) {
      expect(matchPath('/a/{id}/b', path)).toBeNull()
    }
  })
})
