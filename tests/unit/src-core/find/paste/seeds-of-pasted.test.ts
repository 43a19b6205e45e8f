import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedsOfPasted } from '../../../../../src-core/find/paste/seeds-of-pasted.ts'
import { awsId, chance, made } from '../detect/found-in.ts'

// In pieces, so that no scanner takes this file for one that holds keys.
const [sk, pk] = ['sk', 'pk']
const stripe = made('stripe-live')
const anthropic = made('anthropic-api')
const secret = chance(40)

function read(text: string): { readonly shape: string; readonly seeds: readonly object[] } {
  const { seeds, shape } = seedsOfPasted(text)
  const decode = (value: Uint8Array | null): string | null =>
    value && new TextDecoder().decode(value)
  return { shape, seeds: seeds.map((seed) => ({ ...seed, value: decode(seed.value) })) }
}

describe('seedsOfPasted', () => {
  it.each([stripe, ` ${stripe}\n`, `"${stripe}"`, `'${stripe}',`])('reads a key: %s', (text) => {
    expect(read(text)).toMatchObject({
      shape: 'key',
      seeds: [
        { value: stripe, format: 'stripe-live', providerName: 'Stripe', confidence: 'certain' },
      ],
    })
  })

  it('takes a single word of chance for a key, and holds it for unsure', () => {
    expect(read(secret)).toMatchObject({
      shape: 'key',
      seeds: [{ value: secret, confidence: 'unsure', why: 'entropy-only', providerName: '' }],
    })
  })

  it.each([
    [`Authorization: Bearer ${stripe}`, stripe],
    [`authorization: bearer ${secret}`, secret],
    [`"Authorization": "Bearer ${secret}",`, secret],
    [`x-api-key: ${anthropic}`, anthropic],
    [`GET /v1/x HTTP/1.1\r\nHost: api.acme.test\r\nX-Auth-Token: ${secret}\r\n`, secret],
    [`Authorization: token ${secret}`, secret],
    [`PRIVATE-TOKEN: ${secret}`, secret],
  ])('reads a header: %s', (text, value) => {
    expect(read(text)).toMatchObject({ shape: 'header', seeds: [{ value }] })
  })

  it('reads the name and the password of a basic header', () => {
    const basic = Buffer.from(`app:${secret}`).toString('base64')
    expect(read(`Authorization: Basic ${basic}`)).toMatchObject({
      shape: 'header',
      seeds: [{ value: secret, credentialId: 'app', kind: 'key-pair' }],
    })
    const alone = Buffer.from(`${stripe}:`).toString('base64')
    expect(read(`Authorization: Basic ${alone}`).seeds).toMatchObject([{ value: stripe }])
  })

  it.each([
    [`curl https://api.acme.test/x -H "Authorization: Bearer ${secret}"`, secret],
    [`curl -s \\\n  -H 'X-Api-Key: ${secret}' \\\n  https://api.acme.test/`, secret],
    [`curl ^\r\n  -H ^"X-Api-Key: ${secret}^" ^\r\n  https://api.acme.test/`, secret],
    [`curl --header=$'X-Api-Key: ${secret}' https://api.acme.test/`, secret],
    [`$ curl https://api.stripe.com/v1/charges -u ${stripe}:`, stripe],
    [`curl -u${stripe}: https://api.stripe.com/`, stripe],
    [`curl https://app:${secret}@api.acme.test/`, secret],
    [`curl 'https://api.acme.test/v1?page=2&api_key=${secret}'`, secret],
    [`curl -d "client_secret=${secret}&grant_type=x" https://api.acme.test/`, secret],
    [`curl --oauth2-bearer ${secret} https://api.acme.test/`, secret],
    [`http https://api.acme.test X-Api-Key:${secret}`, secret],
    [`Invoke-RestMethod -Uri https://a.test -Headers @{ "X-Api-Key" = "${secret}" }`, secret],
    [`BODY=x\ncurl -H "x-api-key: ${anthropic}" https://api.anthropic.com/v1/models`, anthropic],
  ])('reads a command: %s', (text, value) => {
    expect(read(text)).toMatchObject({ shape: 'curl', seeds: [{ value }] })
    expect(read(text).seeds).toHaveLength(1)
  })

  it('names the provider by the host of a command', () => {
    const text = `curl https://api.openai.com/v1/models -H "Authorization: Bearer ${secret}"`
    expect(read(text).seeds).toMatchObject([{ providerName: 'OpenAI', kind: 'token' }])
  })

  it('reads both halves and the dates of a reply', () => {
    const reply = {
      data: {
        id: 'key_123',
        name: 'billing',
        client_id: 'app-7',
        client_secret: secret,
        created_at: 1_780_000_000,
        expires_at: '2027-01-02T03:04:05Z',
        scopes: ['read'],
      },
    }
    expect(read(JSON.stringify(reply, null, 2))).toMatchObject({
      shape: 'json',
      seeds: [
        {
          value: secret,
          credentialId: 'app-7',
          kind: 'key-pair',
          name: 'billing',
          since: 1_780_000_000_000,
          sinceSource: 'told',
          expiresAt: Date.UTC(2027, 0, 2, 3, 4, 5),
        },
      ],
    })
  })

  it('shows no key of a reply as the name of another', () => {
    const reply = { id: stripe, api_key: secret }
    expect(read(JSON.stringify(reply)).seeds).toMatchObject([
      { value: stripe, credentialId: null },
      { value: secret, credentialId: null },
    ])
  })

  it.each(['[', '{"a":'])('bears a reply that is nested without end: %s', (open) => {
    const close = open === '[' ? ']' : '}'
    const text = `${open.repeat(20_000)}1${close.repeat(20_000)}`
    expect(read(text).seeds).toEqual([])
  })

  it("reads AWS's reply to a new access key", () => {
    const id = awsId()
    const value = made('aws-access-key')
    const reply = {
      AccessKey: {
        UserName: 'ci',
        AccessKeyId: id,
        SecretAccessKey: value,
        CreateDate: '2026-01-02T03:04:05+00:00',
      },
    }
    expect(read(JSON.stringify(reply)).seeds).toMatchObject([
      { value, credentialId: id, kind: 'key-pair', since: Date.UTC(2026, 0, 2, 3, 4, 5) },
    ])
  })

  it('reads a block of .env with the names that it has there', () => {
    expect(
      read(`# live\nexport STRIPE_KEY=${stripe}\nAPI_TOKEN='${secret}'\nPORT=3000\n`),
    ).toMatchObject({
      shape: 'env',
      seeds: [
        { value: stripe, envVar: 'STRIPE_KEY', environment: 'Production' },
        { value: secret, envVar: 'API_TOKEN', confidence: 'likely' },
      ],
    })
  })

  it('finds a known key in a sentence', () => {
    expect(read(`Here is the key: ${stripe}, please keep it.`).seeds).toMatchObject([
      { value: stripe },
    ])
  })

  it.each([
    '',
    '   ',
    'hello world',
    'Please rotate the Stripe key by Friday.',
    'The password: you know it.',
    'https://dashboard.stripe.com/apikeys',
    'ArrowDown',
    'billing-service-production-eu-west-1',
    'curl https://api.acme.test/ -H "Authorization: Bearer $TOKEN"',
    'curl https://api.acme.test/ -H "Authorization: Bearer <your token>"',
    'Authorization: Bearer ${TOKEN}',
    'API_KEY=your-api-key-here',
    '{"error": "invalid token", "token": null, "id": 7}',
    '{"next_page_token": "aXJ1c2tIZWxsb1dvcmxk"}',
    '[]',
    '{',
    `${pk}_live_${chance(24)}`,
    `${sk}_test_4eC39HqLyjWDarjtT1zdp7dc`,
  ])('finds no key in %j', (text) => {
    expect(read(text).seeds).toEqual([])
  })

  it('throws on no text, and finds only what stands in it', () => {
    const pieces = [
      'curl ',
      '-H ',
      '-u ',
      '"',
      "'",
      '\\',
      '\n',
      ':',
      '=',
      '{',
      '}',
      '[',
      ',',
      'key',
      'Authorization: ',
      'Bearer ',
      'Basic ',
      'é',
      '%ZZ',
      '?',
      '&',
      'https://',
      '@',
      stripe,
      secret,
    ]
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''))
    fc.assert(fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (all) => void read(all)))
  })

  it.each([
    '[',
    '{"a":',
    'curl ',
    '"',
    "curl -H 'a: b' ",
    'Authorization: x\n',
    'A=b\n',
    '\\\n',
    `${secret} `,
    'curl -u a:b\\\n',
    '&key=',
  ])('reads a million signs of %j', (piece) => {
    const text = piece.repeat(Math.floor(1_000_000 / piece.length))
    expect(read(text).seeds.length).toBeLessThan(100_000)
    expect(read(`${text}${text}`).seeds).toEqual([])
  })

  it('reads a known key in a line after a command', () => {
    const text = `curl -u admin:${secret} https://ci.example.com/build\nexport STRIPE_SECRET_KEY=${stripe}`

    expect(read(text).seeds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: secret }),
        expect.objectContaining({ value: stripe, format: 'stripe-live' }),
      ]),
    )
  })

  it('calls the keys of one reply what their fields are called', () => {
    const [access, refresh] = [chance(40), chance(40)]
    const text = JSON.stringify({ access_token: access, refresh_token: refresh })

    expect(read(text).seeds).toMatchObject([
      { value: access, envVar: 'access_token' },
      { value: refresh, envVar: 'refresh_token' },
    ])
  })
})
