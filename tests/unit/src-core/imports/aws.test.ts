import { describe, expect, it } from 'vitest'
import { noted, readGiven, refusalOf, valueOf } from './given-file.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYzzzzzzKEY1'

describe('an AWS credentials file', () => {
  it('gives a pair for each profile, with its place', async () => {
    const read = await readGiven(
      `[default]\naws_access_key_id = AKIAABCDEFGHIJKLMNOP\naws_secret_access_key = ${secret}\n\n` +
        `[ acme ]\r\naws_secret_access_key=${secret}2\r\naws_access_key_id=AKIAABCDEFGHIJKLMNOQ\r\n`,
    )

    expect(read.format).toBe('aws-credentials')
    expect(read.seeds.map(valueOf)).toEqual([secret, `${secret}2`])
    expect(read.seeds[0]).toMatchObject({
      kind: 'key-pair',
      providerName: 'AWS',
      credentialId: 'AKIAABCDEFGHIJKLMNOP',
      integration: '',
      spots: [{ at: 'default', line: 1, sort: 'aws' }],
    })
    expect(read.seeds[1]).toMatchObject({ integration: 'acme', spots: [{ at: 'acme', line: 5 }] })
  })

  it('leaves keys that end by themselves and profiles without a pair', async () => {
    const read = await readGiven(
      `[sso]\nrole_arn = arn:aws:iam::1:role/x\n[half]\naws_access_key_id = AKIAABCDEFGHIJKLMNOP\n` +
        `[temporary]\naws_access_key_id = ASIAABCDEFGHIJKLMNOP\naws_secret_access_key = ${secret}\n` +
        `aws_session_token = FwoGZXIvYXdzEJr\n` +
        `[good]\naws_access_key_id = AKIAABCDEFGHIJKLMNOP\naws_secret_access_key = ${secret}\n`,
    )

    expect(read.seeds.map(({ integration }) => integration)).toEqual(['good'])
    expect(read.notes).toEqual([{ what: 'other-kinds-left', count: 3, lines: [1, 3, 5] }])
  })
})

const titles =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,' +
  'password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,' +
  'access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,' +
  'access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,' +
  'cert_1_last_rotated,cert_2_active,cert_2_last_rotated'

const user = (name: string, one: string, two: string): string =>
  `${name},arn:aws:iam::123456789012:user/${name},2020-01-01T00:00:00+00:00,false,N/A,N/A,N/A,` +
  `false,${one},${two},false,N/A,false,N/A`

const none = 'false,N/A,N/A,N/A,N/A'
const used = 'true,2023-04-05T06:07:08+00:00,2024-01-02T03:04:00+00:00,eu-west-1,s3'
const unused = 'true,2023-04-05T06:07:08+00:00,N/A,N/A,N/A'
const off = 'false,2019-04-05T06:07:08+00:00,no_information,N/A,N/A'

describe('an AWS credential report', () => {
  it('gives an entry without a secret for each key, with its dates', async () => {
    const read = await readGiven(
      `${titles}\n${user('<root_account>', none, none)}\n${user('ann', used, off)}\n` +
        `${user('bob', unused, none)}\n`,
    )

    expect(read.format).toBe('aws-report')
    expect(read.seeds).toHaveLength(3)
    expect(read.seeds[0]).toMatchObject({
      value: null,
      credentialId: null,
      name: 'ann access key 1',
      providerName: 'AWS',
      owner: 'ann',
      business: '123456789012',
      tags: [],
      since: Date.UTC(2023, 3, 5, 6, 7, 8),
      sinceSource: 'told',
      lastUsedAt: Date.UTC(2024, 0, 2, 3, 4),
      text: 'Last used with s3 in eu-west-1',
    })
    expect(read.seeds[1]).toMatchObject({
      name: 'ann access key 2',
      tags: ['inactive'],
      since: Date.UTC(2019, 3, 5, 6, 7, 8),
      lastUsedAt: null,
    })
    expect(read.seeds[2]).toMatchObject({ owner: 'bob', lastUsedAt: null, text: '' })
    expect(noted(read, 'rows-empty')).toBe(1)
  })

  it('keeps what stands before the place where it was cut off', async () => {
    const read = await readGiven(`${titles}\n${user('ann', used, none)}\nbob,arn:aws:i`)

    expect(read.seeds.map(({ owner }) => owner)).toEqual(['ann'])
    expect(read.notes).toEqual([{ what: 'rows-broken', count: 1, lines: [3] }])
  })

  it('notes a date that is none, and keeps the key', async () => {
    const odd = 'true,2023-99-05T06:07:08+00:00,N/A,N/A,N/A'
    const read = await readGiven(`${titles}\n${user('ann', odd, none)}\n`)

    expect(read.seeds[0]).toMatchObject({ since: null, notes: ['bad-date'] })
  })

  it('is refused where it has a title and nothing below', async () => {
    expect(await refusalOf(`${titles}\n`)).toBe('import-empty')
  })
})
