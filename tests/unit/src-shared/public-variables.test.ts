import { describe, expect, it } from 'vitest'
import { Caller } from '../../../src-shared/caller.ts'
import { isInBrowser, isPublicVariable } from '../../../src-shared/public-variables.ts'

describe('a variable that builds publish', () => {
  it.each([
    ['NEXT_PUBLIC_KEY', true],
    ['VITE_DAILYBOT_API_KEY', true],
    ['REACT_APP_KEY', true],
    ['NUXT_PUBLIC_KEY', true],
    ['PUBLIC_KEY', true],
    ['GATSBY_KEY', true],
    ['EXPO_PUBLIC_KEY', true],
    ['NG_APP_KEY', true],
    ['vite_key', true],
    ['DAILYBOT_API_KEY', false],
    ['GITHUB_PUBLIC_KEY', false],
    ['INVITE_KEY', false],
  ])('002-30 is told by how its name begins: %s is %s', (name, is) => {
    expect(isPublicVariable(name)).toBe(is)
  })
})

describe('a place in a browser', () => {
  const id = 'a'.repeat(32)
  const file = (variable: string, part = 'secret') =>
    Caller.parse({ id, check: null, kind: 'env-file', path: '/a/.env', variable, part })

  it('002-30 is one whose secret half would stand in such a variable', () => {
    expect(isInBrowser(file('VITE_KEY'))).toBe(true)
    expect(isInBrowser(file('KEY'))).toBe(false)
    expect(isInBrowser(file('VITE_KEY_ID', 'credential-id'))).toBe(false)
  })

  it.each([
    { kind: 'json-file', path: '/a.json', pointer: '/env/NEXT_PUBLIC_KEY', part: 'secret' },
    {
      ...{ kind: 'vercel-variable', accountId: id, project: 'p', team: null, part: 'secret' },
      ...{ key: 'NEXT_PUBLIC_KEY', target: 'production' },
    },
    {
      ...{ kind: 'command', preset: 'own', argv: ['put'], folder: null, sends: 'name-value' },
      ...{ name: 'VITE_KEY', seconds: 5, part: 'secret' },
    },
  ])('is known in every kind of place that has a name: $kind', (fields) => {
    expect(isInBrowser(Caller.parse({ id, check: null, ...fields }))).toBe(true)
  })

  it('is no place that only a person looks after', () => {
    const byHand = { id, check: null, kind: 'manual', label: 'VITE_KEY' }

    expect(isInBrowser(Caller.parse(byHand))).toBe(false)
  })
})
