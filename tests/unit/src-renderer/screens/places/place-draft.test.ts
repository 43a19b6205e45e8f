import { describe, expect, it } from 'vitest'
import {
  changedDraft,
  draftOf,
  emptyDraft,
  isCheckAddress,
  presetLine,
  readDraft,
  type PlaceDraft,
} from '../../../../../src-renderer/screens/places/place-draft.ts'
import { Caller } from '../../../../../src-shared/caller.ts'
import { CallerId } from '../../../../../src-shared/ids.ts'
import { sampleCallers } from './sample-callers.ts'

const id = CallerId.parse('e'.repeat(32))
const read = (change: Partial<PlaceDraft>) => readDraft({ ...emptyDraft('KEY'), ...change }, id)
const wrongOf = (change: Partial<PlaceDraft>) => [...read(change).wrong]

describe('the form of a place', () => {
  it.each(sampleCallers.map((caller) => [caller.kind, caller] as const))(
    'changes nothing of a %s when it is saved as it stands',
    (_, caller) => {
      expect(readDraft(draftOf(caller), caller.id)).toEqual({ caller, wrong: new Set() })
    },
  )

  it('has a sample of every kind', () => {
    const kinds = new Set(sampleCallers.map(({ kind }) => kind))
    expect(kinds.size).toBe(Caller.options.length)
  })

  it('makes a place of what was typed, without the spaces around it', () => {
    expect(read({ path: ' /a/.env ', variable: ' KEY ' }).caller).toEqual({
      ...{ id, kind: 'env-file', path: '/a/.env', variable: 'KEY' },
      ...{ part: 'secret', check: null },
    })
  })

  it('takes a pointer without its first slash', () => {
    const { caller } = read({ kind: 'json-file', path: '/a.json', pointer: 'payments/secret' })
    expect(caller).toMatchObject({ pointer: '/payments/secret' })
  })

  it.each([
    ['a file that is not named', { path: '' }, 'path'],
    ['a variable that is none', { path: '/a', variable: '1 KEY' }, 'variable'],
    ['a pointer to the whole file', { kind: 'json-file', path: '/a', pointer: '/' }, 'pointer'],
    ['a pointer with a loose ~', { kind: 'yaml-file', path: '/a', pointer: '/a~b' }, 'pointer'],
    ['an empty profile', { kind: 'aws-credentials', path: '/a', profile: ' ' }, 'profile'],
    ['an empty name on a line', { kind: 'npmrc', path: '/a', npmrcKey: '' }, 'npmrcKey'],
    ['a place you look after without words', { kind: 'manual', label: ' ' }, 'label'],
    ['a quote left open', { kind: 'command', line: 'x "y' }, 'line'],
    ['no command', { kind: 'command', line: '' }, 'line'],
    ['a time of none', { kind: 'command', line: 'x', seconds: '0' }, 'seconds'],
    ['a time in words', { kind: 'command', line: 'x', seconds: 'ten' }, 'seconds'],
  ] as const)('refuses %s', (_, change, field) => {
    expect(read(change).caller).toBeNull()
    expect(wrongOf(change)).toEqual([field])
  })

  it('refuses a repository that is not an owner and a name', () => {
    const accountId = 'c'.repeat(32)
    const of = (repository: string) => ({ kind: 'github-secret', accountId, repository }) as const
    for (const repository of ['', 'northwind', 'a/b/c', 'https://github.com/a/b'])
      expect(wrongOf(of(repository)), repository).toContain('repository')
    expect(read(of('northwind/checkout')).caller).not.toBeNull()
  })

  it('refuses a service without an account', () => {
    expect(wrongOf({ kind: 'github-secret', repository: 'a/b' })).toEqual(['accountId'])
  })

  it('refuses a name that a program is to read and that is none', () => {
    const draft = { kind: 'command', line: 'fly secrets import', sends: 'name-value' } as const
    expect(wrongOf({ ...draft, variable: 'NO NAME' })).toEqual(['variable'])
    expect(read({ ...draft, variable: 'NO NAME', sends: 'value' }).caller).not.toBeNull()
  })

  it('refuses a check that others could read on the way', () => {
    const check = 'http://checkout.example/health'
    expect(wrongOf({ path: '/a', check })).toEqual(['check'])
    expect(isCheckAddress('https://checkout.example/health')).toBe(true)
    expect(isCheckAddress('http://127.0.0.1:8080/health')).toBe(true)
    for (const text of ['checkout', 'ftp://127.0.0.1/', 'http://127.0.0.1.evil.example/'])
      expect(isCheckAddress(text), text).toBe(false)
  })
})

describe('what a preset proposes', () => {
  it('follows the name until the person writes their own', () => {
    const proposed = changedDraft(emptyDraft('KEY'), { variable: 'OTHER' })
    expect(proposed.line).toBe('wrangler secret put OTHER')
    const own = changedDraft(proposed, { line: 'wrangler secret put X --env live' })
    expect(changedDraft(own, { variable: 'THIRD' }).line).toBe('wrangler secret put X --env live')
  })

  it('comes with what the program reads', () => {
    const fly = changedDraft(emptyDraft('KEY'), { preset: 'fly' })
    expect(fly).toMatchObject({ line: 'fly secrets import', sends: 'name-value' })
    expect(changedDraft(fly, { preset: 'gh' })).toMatchObject({
      line: 'gh secret set KEY',
      sends: 'value',
    })
  })

  it('never has the key in the command', () => {
    expect(presetLine('own', 'KEY')).toBe('')
    expect(presetLine('gh', '')).toBe('gh secret set NAME')
  })
})
