import { describe, expect, it } from 'vitest'
import { readAccount } from '../../../../../src-renderer/screens/accounts/account-draft.ts'

const good = { kind: 'github', name: 'Northwind', origin: '', token: 'github_pat_x' } as const

describe('the form of an account', () => {
  it('sends what was typed, without the spaces around it', () => {
    const { input } = readAccount({ ...good, name: ' Northwind ', token: ' github_pat_x\n' })
    expect(input).toEqual({
      kind: 'github',
      name: 'Northwind',
      origin: null,
      token: 'github_pat_x',
    })
  })

  it('keeps the address of an own GitLab as its bare origin', () => {
    const own = { ...good, kind: 'gitlab' } as const
    expect(readAccount({ ...own, origin: 'https://git.example/' }).input?.origin).toBe(
      'https://git.example',
    )
    expect(readAccount({ ...own, origin: 'http://127.0.0.1:4410' }).input).not.toBeNull()
    expect(readAccount(own).input?.origin).toBeNull()
  })

  it('refuses an address without TLS, with a path, or with a name and password in it', () => {
    for (const origin of ['http://git.example', 'git.example', 'https://git.example/group'])
      expect(readAccount({ ...good, kind: 'gitlab', origin }).wrong.origin, origin).toBe(true)
    const origin = 'https://me:secret@git.example'
    expect(readAccount({ ...good, kind: 'gitlab', origin }).input).toBeNull()
  })

  it('asks no address of services that have one', () => {
    expect(readAccount({ ...good, origin: 'left over' }).input?.origin).toBeNull()
  })

  it('refuses an empty name, an empty token, and a token with a space in it', () => {
    expect(readAccount({ ...good, name: ' ' }).wrong.name).toBe(true)
    expect(readAccount({ ...good, token: '' }).wrong.token).toBe('tokenEmpty')
    expect(readAccount({ ...good, token: 'a b' }).wrong.token).toBe('tokenSpace')
  })
})
