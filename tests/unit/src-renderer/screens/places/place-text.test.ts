import { describe, expect, it } from 'vitest'
import { lookTone } from '../../../../../src-renderer/screens/places/look-tone.ts'
import {
  holdsOneHalf,
  kindGroups,
  serviceOf,
} from '../../../../../src-renderer/screens/places/place-kinds.ts'
import { placeText } from '../../../../../src-renderer/screens/places/place-text.ts'
import { Caller } from '../../../../../src-shared/caller.ts'
import { sampleCallers } from './sample-callers.ts'

const textOf = (kind: Caller['kind']) => {
  const caller = sampleCallers.find((one) => one.kind === kind)
  return caller ? placeText(caller) : null
}

describe('a place in two short texts', () => {
  it('says what holds the key and where', () => {
    expect(textOf('env-file')).toEqual({ what: 'KEY', where: '/a/.env' })
    expect(textOf('aws-credentials')).toEqual({ what: '[live]', where: '/c' })
    expect(textOf('github-secret')).toEqual({ what: 'KEY', where: 'GitHub, northwind/checkout' })
    expect(textOf('vercel-variable')).toEqual({ what: 'KEY', where: 'Vercel, checkout, Preview' })
    expect(textOf('command')).toEqual({ what: "put 'a b'", where: '/w' })
    expect(textOf('manual')).toEqual({ what: 'Zapier, step 3', where: '' })
  })

  it('names the environments of a GitLab variable only where it is not for all', () => {
    expect(textOf('gitlab-variable')?.where).toBe('GitLab, a/b')
  })
})

describe('the kinds of places', () => {
  it('are all offered, once', () => {
    const offered = kindGroups.flatMap(({ kinds }): readonly string[] => kinds)
    expect(offered.toSorted()).toEqual(sampleCallers.map(({ kind }) => kind).toSorted())
  })

  it('ask for an account and for a half exactly where the bridge wants them', () => {
    for (const caller of sampleCallers) {
      expect(serviceOf(caller.kind) !== null, caller.kind).toBe('accountId' in caller)
      expect(holdsOneHalf(caller.kind), caller.kind).toBe('part' in caller)
    }
  })
})

describe('what was seen in a place', () => {
  it('is calm where the key in use stands there, also behind a link', () => {
    expect(lookTone({ holds: 'current', facts: [] })).toBe('accent')
    expect(lookTone({ holds: 'current', facts: ['symbolic-link'] })).toBe('accent')
  })

  it('asks for a thought where something else stands there, or the file is in danger', () => {
    expect(lookTone({ holds: 'other-value', facts: [] })).toBe('soon')
    expect(lookTone({ holds: 'other-version', facts: [] })).toBe('soon')
    expect(lookTone({ holds: 'current', facts: ['in-git'] })).toBe('soon')
  })

  it('says no more than it knows where nothing can be read', () => {
    expect(lookTone({ holds: 'unreadable', facts: [] })).toBe('plain')
    expect(lookTone({ holds: 'empty', facts: [] })).toBe('plain')
  })
})
