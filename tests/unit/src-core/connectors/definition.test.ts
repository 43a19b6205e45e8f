import { describe, expect, it } from 'vitest'
import { practiceAtna } from '../../../../src-core/connectors/built-in/practice-atna.ts'
import { practiceAtomicat } from '../../../../src-core/connectors/built-in/practice-atomicat.ts'
import { practicePortal } from '../../../../src-core/connectors/built-in/practice-portal.ts'
import { definitionCaps } from '../../../../src-core/connectors/bounded-json.ts'
import { parseDefinition, readDefinition } from '../../../../src-core/connectors/definition.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { changed, ownDefinition } from './sample-definition.ts'

const invalid = new VaultError('connector-invalid')
const refuses = (place: string, value: unknown) =>
  expect(() => parseDefinition(changed(ownDefinition(), place, value)), place).toThrow(invalid)
const accepts = (place: string, value: unknown) =>
  expect(() => parseDefinition(changed(ownDefinition(), place, value)), place).not.toThrow()

describe('a definition', () => {
  it('is data: the built-in ones survive a JSON file and mean the same', () => {
    for (const source of [practiceAtna, practicePortal, practiceAtomicat]) {
      expect(readDefinition(JSON.stringify(source))).toEqual(parseDefinition(source))
    }
  })

  it('accepts one that a person wrote for a provider of their own', () => {
    expect(readDefinition(JSON.stringify(ownDefinition())).facts.name).toBe('Acme & Söhne (EU)')
    accepts('origins', ['https://eu.acme.example', 'https://us.acme.example:8443'])
    accepts('origins', 'own')
    accepts('origins', ['http://127.0.0.1:8080'])
  })

  it('refuses members that it does not know, wherever they stand', () => {
    refuses('script', 'alert(1)')
    refuses('facts.extra', 1)
    refuses('operations.list.extra', 1)
    refuses('auth.key.extra', 1)
    refuses('connector', 2)
  })

  it.each([
    'http://api.acme.example',
    'http://127.0.0.1.acme.example',
    'https://user:word@api.acme.example',
    'https://api.acme.example/path',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://{parameters.host}',
  ])('refuses the origin %s', (origin) => {
    refuses('origins', [origin])
  })

  it('lets only practice providers claim the practice origin, and them no other', () => {
    refuses('origins', 'practice')
    refuses('facts.practice', true)
  })

  it.each([
    'credentials',
    '//evil.example/keys',
    '/a//b',
    '/../admin',
    '/keys/..',
    '/keys/./x',
    '/keys/%2e%2e/x',
    '/keys/%2F',
    '/keys?all=1',
    '/keys#x',
    '/keys\\..\\x',
    '/keys\r\nHost: evil.example',
    '/ke ys',
    '/keys/{remoteId',
    '/keys/{}',
    '/keys/{secret}',
    '/keys/{name}',
    '/keys/{parameters.unknown}',
    '/keys/{phrase}',
    '',
    `/${'a'.repeat(600)}`,
  ])('refuses the path %j', (path) => {
    refuses('operations.revoke.path', path)
  })

  it('accepts the paths that providers have', () => {
    for (const path of ['/v1/keys/{remoteId}', '/v1/keys/{remoteId}:revoke/', "/a(b)/~x;y='1'"]) {
      accepts('operations.revoke.path', path)
    }
  })

  it('refuses a secret in a URL or a body', () => {
    refuses('operations.verify.query', { key: '{secret}' })
    refuses('operations.verify.path', '/check/{secret}')
    refuses('operations.generate.body', { name: '{name}', old: '{secret}' })
    refuses('headers', { 'X-Key': '{secret}' })
  })

  it.each([
    ['Host', 'evil.example'],
    ['content-length', '0'],
    ['Transfer-Encoding', 'chunked'],
    ['Connection', 'upgrade'],
    ['Cookie', 'a=b'],
    ['Proxy-Authorization', 'Basic eA=='],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['X-Forwarded-For', '1.2.3.4'],
    ['Bad Name', 'x'],
    ['X-A\r\nX-B', 'x'],
    ['', 'x'],
    ['X-A', 'one\r\nX-B: two'],
    ['X-A', 'one\ntwo'],
    ['X-A', ' padded'],
    ['X-A', 'ünlike'],
    ['X-A', '\u0000'],
    ['X-A', '{open'],
  ])('refuses the header %j: %j', (name, value) => {
    refuses('headers', { [name]: value })
    refuses('auth.key', { kind: 'headers', headers: { 'X-Key': '{secret}', [name]: value } })
  })

  it('refuses the same header twice and accepts plain ones', () => {
    refuses('headers', { 'X-A': '1', 'x-a': '2' })
    accepts('headers', { 'X-Version': '2026-11-01', 'User-Agent': 'Keyturn' })
  })

  it('accepts every way of authorising, and refuses one that leaves the secret out', () => {
    const message = ['method', { text: '\n' }, 'timestamp', 'body']
    const timestamp = { header: 'X-Time', form: 'unix-s' }
    const signature = { header: 'X-Signature', prefix: 'v1=' }
    const hmac = { kind: 'hmac', algorithm: 'sha512', encoding: 'base64', message, signature }
    accepts('auth.key', { ...hmac, timestamp, headers: { 'X-Key-Id': '{credentialId}' } })
    accepts('auth.key', { kind: 'basic', user: '{credentialId}', password: '{secret}' })
    accepts('auth.key', { kind: 'headers', headers: { 'X-Key': '{secret}', 'X-Id': '{remoteId}' } })
    accepts('auth.key', { kind: 'bearer', token: '{credentialId}:{secret}' })

    refuses('auth.key', { ...hmac, timestamp: null })
    refuses('auth.key', { ...hmac, timestamp, headers: { 'X-Leak': '{secret}' } })
    refuses('auth.key', { ...hmac, timestamp, algorithm: 'md5' })
    refuses('auth.key', { ...hmac, timestamp, signature: { header: 'X-S', prefix: '{secret}' } })
    refuses('auth.key', { kind: 'bearer', token: 'fixed' })
    refuses('auth.key', { kind: 'basic', user: 'a:b', password: '{secret}' })
    refuses('auth.management', { kind: 'bearer', token: '{credentialId}:{secret}' })
  })

  it('refuses a capability without its request, and a request without its capability', () => {
    refuses('facts.capabilities.revoke', 'none')
    refuses('facts.capabilities.revoke', 'guided')
    refuses('operations.revoke', undefined)
    refuses('facts.capabilities.setSigner', 'api')
    refuses('facts.capabilities.rotateInPlace', 'api')
    refuses('facts.capabilities.lastUsedAt', 'api')
    refuses('facts.capabilities.createdAt', 'none')
    refuses('facts.capabilities.namesAtProvider', 'none')
    accepts('facts.capabilities.disable', 'guided')
  })

  it('refuses what contradicts itself', () => {
    refuses('facts.revokeWeight', 'typed-phrase')
    refuses('operations.revoke.body', { phrase: '{phrase}' })
    refuses('operations.list.body', { a: 1 })
    refuses('operations.generate.made.credentialId', null)
    refuses('operations.generate.requestable', [])
    refuses('operations.list.authorise', 'key')
    refuses('operations.verify.authorise', 'management')
    const twice = { id: 'account', name: 'Account', values: null }
    accepts('parameters', [twice])
    refuses('parameters', [twice, twice])
  })

  it('lets a key be replaced in place, and read again, by requests that name it', () => {
    const { rotateInPlace, readAgain } = practiceAtomicat.operations
    const inPlace = changed(ownDefinition(), 'facts.capabilities.rotateInPlace', 'api')
    const pair = (made: object) => ({ ...made, credentialId: 'id' })
    const sound = { ...rotateInPlace, made: pair(rotateInPlace?.made ?? {}) }
    const takes = (change: object) => {
      const operation = { ...sound, ...change }
      return () => parseDefinition(changed(inPlace, 'operations.rotateInPlace', operation))
    }
    expect(takes({})).not.toThrow()
    expect(takes({ method: 'PATCH', body: { label: '{name}' } })).not.toThrow()
    for (const method of ['GET', 'DELETE']) expect(takes({ method })).toThrow(invalid)
    expect(takes({ path: '/sim/v1/key' })).toThrow(invalid)
    expect(takes({ authorise: 'key' })).toThrow(invalid)
    expect(takes({ made: rotateInPlace?.made })).toThrow(invalid)
    expect(() => parseDefinition(inPlace)).toThrow(invalid)

    const readable = changed(ownDefinition(), 'facts.capabilities.readAgain', 'api')
    const reads = (change: object) => {
      const operation = { ...readAgain, made: pair(readAgain?.made ?? {}), ...change }
      return () => parseDefinition(changed(readable, 'operations.readAgain', operation))
    }
    expect(reads({})).not.toThrow()
    expect(reads({ method: 'POST' })).toThrow(invalid)
    expect(reads({ path: '/sim/v1/{name}/key' })).toThrow(invalid)
    refuses('facts.capabilities.readAgain', 'api')
    refuses('operations.readAgain', readAgain)
  })

  it('lets no refusal be explained as a success, and no failure as a refusal', () => {
    refuses('operations.generate.success', [404])
    refuses('operations.generate.success', [302])
    refuses('operations.revoke.gone', [{ status: 500 }])
    refuses('operations.verify.refused', [{ status: 503 }])
    refuses('refusals.meanings', [{ status: 500, is: 'provider-invalid' }])
    refuses('refusals.meanings', [{ status: 409, is: 'provider-unreachable' }])
    accepts('operations.verify.accepted', [200, 403])
    refuses('operations.verify', {
      ...practiceAtna.operations.verify,
      accepted: [403],
      refused: [{ status: 403 }],
    })
  })

  it.each(['', '\u202eemca', 'Ac\nme', '{name}', '<b>Acme</b>', ' Acme', 'A'.repeat(121)])(
    'refuses the name %j',
    (name) => {
      refuses('facts.name', name)
    },
  )

  it('refuses what is huge or deep before looking closer', () => {
    refuses(
      'refusals.codeAt',
      Array.from({ length: definitionCaps.nodes }, () => 'a'),
    )
    refuses('operations.generate.body', nested(definitionCaps.depth))
    refuses('headers', { 'X-A': 'a'.repeat(definitionCaps.text + 1) })
    const json = JSON.stringify(ownDefinition())
    expect(() => readDefinition(json + ' '.repeat(definitionCaps.characters))).toThrow(invalid)
    const looped: Record<string, unknown> = { ...ownDefinition() }
    looped['self'] = looped
    expect(() => parseDefinition(looped)).toThrow(invalid)
  })

  it('refuses member names that mean something to the language', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const json = JSON.stringify(ownDefinition()).replace('"connector":1', `$&,"${name}":{"a":1}`)
      expect(() => readDefinition(json)).toThrow(invalid)
      const body = `{"name":"{name}","${name}":"x"}`
      const inBody = JSON.stringify(ownDefinition()).replace('{"name":"{name}"}', body)
      expect(inBody).toContain(body)
      expect(() => readDefinition(inBody)).toThrow(invalid)
    }
    expect(Reflect.get({}, 'a')).toBeUndefined()
  })

  it('refuses what is no JSON object', () => {
    for (const json of ['', '{', 'null', '[]', '"text"', '1']) {
      expect(() => readDefinition(json)).toThrow(invalid)
    }
    for (const value of [undefined, () => 1, new Map(), new Date(0), 1n]) {
      expect(() => parseDefinition(value)).toThrow(invalid)
    }
  })
})

function nested(depth: number): unknown {
  return depth === 0 ? '{name}' : { name: nested(depth - 1) }
}
