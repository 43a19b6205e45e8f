import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { namesAndValues, noted, readGiven, refusalOf } from './given-file.ts'

const key = 'sk_live_51HabcdefghijkLmno23'

const field = (value: string, fieldType = 'string') => ({ id: 'ZmllbGQ', fieldType, value })

const apiKey = {
  type: 'api-key',
  key: field(key, 'concealed-string'),
  username: field('acct_1'),
  keyType: field('Bearer token'),
  url: field('https://api.stripe.com'),
  validFrom: field('2024-01-02', 'date'),
  expiryDate: field('2027-03-04', 'date'),
}

const exchange = (...credentials: readonly unknown[]) => ({
  version: { major: 1, minor: 0 },
  exporterRpId: 'example.org',
  exporterDisplayName: 'Example',
  timestamp: 1_709_510_400,
  accounts: [
    {
      id: 'YWNj',
      username: 'ann',
      email: 'ann@example.org',
      collections: [],
      items: [
        {
          id: 'aXRlbQ',
          creationAt: 1_600_000_000,
          modifiedAt: 1_600_000_001,
          title: 'Stripe live',
          tags: ['shop'],
          scope: { urls: ['https://example.com'], androidApps: [] },
          credentials,
        },
      ],
    },
  ],
})

describe('an exchange of the FIDO format', () => {
  it('gives its api-key credentials', async () => {
    const read = await readGiven(JSON.stringify(exchange(apiKey)))

    expect(read.format).toBe('cxf')
    expect(namesAndValues(read)).toEqual([['Stripe live', key]])
    expect(read.seeds[0]).toMatchObject({
      credentialId: 'acct_1',
      providerName: 'Stripe',
      tags: ['shop', 'Bearer token'],
      since: Date.UTC(2024, 0, 2),
      expiresAt: Date.UTC(2027, 2, 4),
    })
  })

  it('is found in an archive, beside its documents', async () => {
    const archive = zipSync({
      'documents/ZmlsZQ.json': strToU8('{"version":'),
      'CXF/other.txt': strToU8('no'),
      'export.json': strToU8(JSON.stringify(exchange(apiKey))),
    })

    expect(namesAndValues(await readGiven(archive))).toEqual([['Stripe live', key]])
  })

  it('takes hidden fields that are keys, and leaves passwords, files and the rest', async () => {
    const read = await readGiven(
      JSON.stringify(
        exchange(
          {
            type: 'basic-auth',
            username: field('ann'),
            password: field('hunter2', 'concealed-string'),
          },
          {
            type: 'custom-fields',
            fields: [
              { ...field('ghp_abc', 'concealed-string'), label: 'access token' },
              { ...field('red'), label: 'colour' },
            ],
          },
          { type: 'note', content: field('a note') },
          { type: 'file', id: 'x', name: 'a.pdf', decryptedSize: 1, integrityHash: 'x' },
          { type: 'passkey', key: 'x' },
          { type: 'totp', secret: 'JBSWY3DPEHPK3PXP' },
        ),
      ),
    )

    expect(namesAndValues(read)).toEqual([['Stripe live', 'ghp_abc']])
    expect(read.seeds[0]?.text).toBe('a note')
    expect(noted(read, 'passwords-left')).toBe(1)
    expect(noted(read, 'attachments-left')).toBe(1)
    expect(noted(read, 'other-kinds-left')).toBe(2)
  })

  it('keeps what is sound beside what is broken', async () => {
    const whole = exchange(
      apiKey,
      5,
      null,
      { type: 'api-key', key: 7 },
      { ...apiKey, expiryDate: field('x') },
    )
    const [account] = whole.accounts
    const read = await readGiven(
      JSON.stringify({
        ...whole,
        accounts: [{ ...account, items: [...(account?.items ?? []), 1, {}] }],
      }),
    )

    expect(read.seeds).toHaveLength(2)
    expect(read.seeds[1]?.expiresAt).toBeNull()
    expect(noted(read, 'rows-broken')).toBe(2)
  })

  it('names the account where there are several', async () => {
    const whole = exchange(apiKey)
    const read = await readGiven(
      JSON.stringify({ ...whole, accounts: [...whole.accounts, ...whole.accounts] }),
    )

    expect(read.seeds.map(({ business }) => business)).toEqual(['ann', 'ann'])
  })

  it('is refused in a version that nobody knows yet', async () => {
    expect(
      await refusalOf(JSON.stringify({ ...exchange(apiKey), version: { major: 2, minor: 0 } })),
    ).toBe('import-unknown')
  })

  it('is refused where it is cut off, and where an archive holds none', async () => {
    expect(await refusalOf(JSON.stringify(exchange(apiKey)).slice(0, -9))).toBe('import-damaged')
    expect(await refusalOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('import-unknown')
  })
})
