import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuthRecipe } from '../../../../src-core/connectors/auth-recipe.ts'
import { authorise, type Unauthorised } from '../../../../src-core/connectors/authorise.ts'
import { practicePortal } from '../../../../src-core/connectors/built-in/practice-portal.ts'
import { VaultError } from '../../../../src-shared/errors.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const authority = (secret: string | Uint8Array, ids: Readonly<Record<string, string>> = {}) => ({
  secret: typeof secret === 'string' ? bytes(secret) : secret,
  values: new Map(Object.entries(ids)),
})
const recipe = (source: unknown) => AuthRecipe.parse(source)
const refused = new VaultError('bad-secret')

const webhook: Unauthorised = {
  method: 'POST',
  target: '/webhook?a=1',
  body: bytes('{"a":1}'),
  now: 1_563_276_169_752,
}

describe('a declared signature', () => {
  const portal = recipe(practicePortal.auth.key)

  it('meets the vector that CKEditor publishes for its requests', () => {
    expect(authorise(portal, authority('SECRET'), webhook)).toEqual([
      ['x-cs-timestamp', '1563276169752'],
      ['x-cs-signature', '56ac656c7f932c5b775be28949e90af9a2356eae2826539f10ab6526a0eec762'],
    ])
  })

  it('changes with the secret, the method, the path, the query, the time and the body', () => {
    const other: readonly Partial<Unauthorised>[] = [
      { method: 'PUT' },
      { target: '/webhook?a=2' },
      { target: '/hook?a=1' },
      { now: webhook.now + 1 },
      { body: bytes('{"a":2}') },
      { body: null },
    ]
    const signatures = other.map((change) =>
      String(authorise(portal, authority('SECRET'), { ...webhook, ...change })[1]),
    )

    signatures.push(String(authorise(portal, authority('SECRET2'), webhook)[1]))
    signatures.push(String(authorise(portal, authority('SECRET'), webhook)[1]))
    expect(new Set(signatures).size).toBe(other.length + 2)
  })

  it('leaves the body out where the declaration says so', () => {
    const remove = { ...webhook, method: 'DELETE' }

    expect(authorise(portal, authority('SECRET'), remove)).toEqual(
      authorise(portal, authority('SECRET'), { ...remove, body: null }),
    )
  })

  it('meets the vector that Slack publishes, with texts between the parts', () => {
    const slack = recipe({
      kind: 'hmac',
      algorithm: 'sha256',
      encoding: 'hex',
      message: [{ text: 'v0:' }, 'timestamp', { text: ':' }, 'body'],
      timestamp: { header: 'X-Slack-Request-Timestamp', form: 'unix-s' },
      signature: { header: 'X-Slack-Signature', prefix: 'v0=' },
    })
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow' +
      '&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner' +
      '&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands' +
      '%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN' +
      '&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
    const request = { ...webhook, body: bytes(body), now: 1_531_420_618_000 }

    expect(authorise(slack, authority('8f742231b10e8888abcd99yyyzzz85a5'), request)).toEqual([
      ['x-slack-request-timestamp', '1531420618'],
      ['x-slack-signature', 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'],
    ])
  })

  it('signs with bytes that are no text', () => {
    expect(authorise(portal, authority(new Uint8Array([255, 0, 128])), webhook)).toHaveLength(2)
  })
})

describe('a declared credential', () => {
  it('goes where the declaration says', () => {
    const key = authority('s3cret', { credentialId: 'id1', 'parameters.account': 'acc' })
    const headersOf = (source: unknown) => authorise(recipe(source), key, webhook)

    expect(headersOf({ kind: 'bearer' })).toEqual([['authorization', 'Bearer s3cret']])
    expect(headersOf({ kind: 'bearer', token: '{credentialId}:{secret}' })).toEqual([
      ['authorization', 'Bearer id1:s3cret'],
    ])
    expect(
      headersOf({ kind: 'headers', headers: { 'X-Key': '{secret}', 'X-Id': '{credentialId}' } }),
    ).toEqual([
      ['x-key', 's3cret'],
      ['x-id', 'id1'],
    ])
    // RFC 7617 section 2.
    const aladdin = authority('open sesame', { credentialId: 'Aladdin' })
    const basic = recipe({ kind: 'basic', user: '{credentialId}', password: '{secret}' })
    expect(authorise(basic, aladdin, webhook)).toEqual([
      ['authorization', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    ])
  })

  it('never ends its header, whatever its bytes are', () => {
    const bearer = recipe({ kind: 'bearer' })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (secret) => {
        const visible = secret.length > 0 && secret.every((byte) => byte > 0x20 && byte < 0x7f)
        if (!visible) return
        const [header] = authorise(bearer, authority(secret), webhook)
        expect(header?.[1]).toBe(`Bearer ${new TextDecoder().decode(secret)}`)
      }),
    )
    for (const secret of ['a\r\nX-Evil: 1', 'a\nb', 'a\u0000', 'ü', '', ' ', 'a ']) {
      expect(() => authorise(bearer, authority(secret), webhook), secret).toThrow(refused)
    }
    expect(() => authorise(bearer, authority(new Uint8Array([0xff])), webhook)).toThrow(refused)
  })

  it('refuses a user name that would run over into the password', () => {
    const basic = recipe({ kind: 'basic', user: '{credentialId}', password: '{secret}' })
    const colon = authority('s', { credentialId: 'a:b' })

    expect(() => authorise(basic, colon, webhook)).toThrow(refused)
  })

  it('refuses a gap that nothing fills', () => {
    const pair = recipe({ kind: 'bearer', token: '{credentialId}:{secret}' })

    expect(() => authorise(pair, authority('s'), webhook)).toThrow(new VaultError('bad-request'))
  })
})
