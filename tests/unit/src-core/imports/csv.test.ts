import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quotedCell } from '../../../../src-shared/csv-cell.ts'
import { bareSeed } from '../../../../src-shared/seed.ts'
import { readGiven, refusalOf, namesAndValues, noted, valueOf } from './given-file.ts'

const key = 'sk_live_51HabcdefghijkLmno23'

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('a table', () => {
  it.each([
    ['commas', `Name,Secret\r\nbilling,${key}\r\n`],
    ['semicolons and a mark', `\ufeffName;Secret\nbilling;${key}\n`],
    ['tabs in UTF-16', utf16(`Name\tSecret\r\nbilling\t${key}\r\n`)],
    ['UTF-16 without a mark', utf16(`Name,Secret\nbilling,${key}\n`).subarray(2)],
    ['old line ends', `Name,Secret\rbilling,${key}\r`],
    ['quotes', `"Name","Secret"\n"billing","${key}"`],
    ['a first line that says the separator', `sep=;\r\nName;Secret\r\nbilling;${key}\r\n`],
    ['a heading above its titles', `Keys of Acme,\n,\nName,Secret\nbilling,${key}\n`],
  ])('is read with %s', async (_, content) => {
    const read = await readGiven(content)

    expect(read.format).toBe('csv')
    expect(namesAndValues(read)).toEqual([['billing', key]])
  })

  it('keeps separators, quotes and line ends inside of cells', async () => {
    const read = await readGiven(`Name,Notes,Secret\n"a, ""b""","one\ntwo",${key}\n`)

    expect(read.seeds[0]).toMatchObject({ name: 'a, "b"', text: 'one\ntwo' })
  })

  it('reads what Windows writes where it is no UTF-8', async () => {
    const bytes = Buffer.from(`Name;Owner;Secret\nM\xfcller;J\xf6rg;${key}\n`, 'latin1')

    expect((await readGiven(bytes)).seeds[0]).toMatchObject({ name: 'Müller', owner: 'Jörg' })
  })

  it('brings back every cell that was written', async () => {
    const cell = fc.string({ minLength: 1, unit: 'grapheme', maxLength: 40 }).filter((text) => {
      return text.trim() === text && !/[\0\r\n\t]|\s{2}|\p{Z}|\p{Cc}/u.test(text)
    })
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (owners) => {
        const rows = owners.map((owner) => `n,${quotedCell(owner)},${key}\n`)
        const read = await readGiven(`Name,Owner,Secret\n${rows.join('')}`)

        expect(read.seeds.map(({ owner }) => owner)).toEqual(owners)
      }),
      { numRuns: 50 },
    )
  })
})

describe('an inventory without secrets', () => {
  const text =
    'Vendor;Verantwortlich;Erstellt am;Läuft ab;Umgebung;Kunde\n' +
    'Stripe;Änne;01.02.2023;31.12.2027;Prod;Acme\n' +
    'https://www.twilio.com/console;Bob;2024-05-06;nie;Test;Acme\n'

  it('is read whole', async () => {
    const read = await readGiven(text)

    expect(read.seeds).toEqual([
      {
        ...bareSeed,
        kind: 'api-key',
        confidence: 'certain',
        providerName: 'Stripe',
        owner: 'Änne',
        environment: 'Prod',
        business: 'Acme',
        since: Date.UTC(2023, 1, 1),
        sinceSource: 'told',
        expiresAt: Date.UTC(2027, 11, 31),
        notes: ['no-name'],
      },
      {
        ...bareSeed,
        kind: 'api-key',
        confidence: 'certain',
        providerName: 'Twilio',
        owner: 'Bob',
        environment: 'Test',
        business: 'Acme',
        since: Date.UTC(2024, 4, 6),
        sinceSource: 'told',
        notes: ['no-name'],
      },
    ])
    expect(read.notes).toEqual([])
  })

  it('takes a column called Key for names where no secrets stand in it', async () => {
    const read = await readGiven('Key,Owner\nStripe live key,Ann\nTwilio key,Bob\n')

    expect(read.map?.columns.map(({ meaning }) => meaning)).toEqual(['name', 'owner'])
    expect(namesAndValues(read)).toEqual([
      ['Stripe live key', ''],
      ['Twilio key', ''],
    ])
  })

  it('takes the last rotation for the age where a table has both', async () => {
    const read = await readGiven('Name,Created,Last rotated\nbilling,2020-01-01,2024-01-01\n')

    expect(read.seeds[0]?.since).toBe(Date.UTC(2024, 0, 1))
  })
})

describe('the columns of a table', () => {
  const text = `Was,Wert,Wer,Frei\nbilling,${key},Ann,x\n`

  it('are proposed, and shown without secrets', async () => {
    const { map } = await readGiven(text)

    expect(map).toEqual({
      columns: [
        { title: 'Was', meaning: 'ignore', samples: ['billing'] },
        { title: 'Wert', meaning: 'secret', samples: ['sk_live_•••••no23'] },
        { title: 'Wer', meaning: 'ignore', samples: ['Ann'] },
        { title: 'Frei', meaning: 'ignore', samples: ['x'] },
      ],
      remembered: false,
      dates: 'day-first',
    })
  })

  it('show no sample that could be a secret in a column of any kind', async () => {
    const { map } = await readGiven(`Name,Remark\nbilling,the old one was ${key}\n`)

    expect(JSON.stringify(map)).not.toContain(key)
  })

  it('can be taken for something else, again and again', async () => {
    const read = await readGiven(text)
    const columns = read.map?.columns ?? []
    const other = (['name', 'secret', 'owner', 'ignore'] as const).map((meaning, index) => ({
      ...(columns[index] ?? { title: '', samples: [] }),
      meaning,
    }))
    const again = read.remap({ columns: other, dates: 'month-first' })

    expect(again.seeds[0]).toMatchObject({ name: 'billing', owner: 'Ann' })
    expect(again.map).toMatchObject({ remembered: false, dates: 'month-first' })
    expect(valueOf(again.seeds[0])).toBe(key)
    // The values of both readings are their own: one may be wiped.
    read.seeds.forEach(({ value }) => value?.fill(0))
    expect(valueOf(again.remap({ columns: other, dates: 'day-first' }).seeds[0])).toBe(key)
  })

  it('are what they were for a table with these titles', async () => {
    const read = await readGiven(text, {
      meanings: (titles) =>
        titles.join() === 'Was,Wert,Wer,Frei'
          ? { meanings: ['name', 'secret', 'owner', 'purpose'], dates: 'month-first' }
          : null,
    })

    expect(read.map).toMatchObject({ remembered: true, dates: 'month-first' })
    expect(read.seeds[0]).toMatchObject({ name: 'billing', owner: 'Ann', purpose: 'x' })
  })

  it('are proposed anew where what is remembered does not fit', async () => {
    const read = await readGiven(text, {
      meanings: () => ({ meanings: ['name'], dates: 'month-first' }),
    })

    expect(read.map?.remembered).toBe(false)
  })

  it('are told by their cells where there are no titles', async () => {
    const read = await readGiven(`billing prod,${key}\nmail prod,SG.abcDEF123456789xyz\n`)

    expect(namesAndValues(read)).toEqual([
      ['billing prod', key],
      ['mail prod', 'SG.abcDEF123456789xyz'],
    ])
  })

  it('may hold two secrets in a row, which become two keys', async () => {
    const read = await readGiven(
      `Name,API key,Webhook secret\nshop,${key},whsec_abcDEF1234567890\n`,
    )

    expect(read.seeds.map(({ name, kind }) => [name, kind])).toEqual([
      ['shop API key', 'api-key'],
      ['shop Webhook secret', 'webhook-secret'],
    ])
  })
})

describe('a half-right table', () => {
  it('loses a row with wrong quotes and none after it', async () => {
    const read = await readGiven(
      `Name,Secret\nfirst,${key}1\n"never closed,${key}2\n"odd"quote,${key}3\nlast,${key}4\n`,
    )

    expect(namesAndValues(read)).toEqual([
      ['first', `${key}1`],
      ['last', `${key}4`],
    ])
    expect(read.notes).toEqual([{ what: 'rows-broken', count: 2, lines: [3, 4] }])
  })

  it('says where it was cut off inside a cell', async () => {
    const read = await readGiven(`Name,Secret\nfirst,${key}\nsecond,"sk_live_51Habc`)

    expect(namesAndValues(read)).toEqual([['first', key]])
    expect(read.notes).toEqual([{ what: 'cut-off', count: 1, lines: [3] }])
  })

  it('keeps rows with a bad date, too many cells or no name, and notes them', async () => {
    const read = await readGiven(
      `Name,Secret,Created\nbilling,${key},31.02.2024\n,${key}2,2024-01-01,more\n`,
    )

    expect(read.seeds.map(({ since, notes }) => ({ since, notes }))).toEqual([
      { since: null, notes: ['bad-date'] },
      { since: Date.UTC(2024, 0, 1), notes: ['no-name', 'unused-columns'] },
    ])
  })

  it('counts empty rows and secrets that are too long, with their lines', async () => {
    const long = 'x1Y'.repeat(6_000)
    const read = await readGiven(`Name,Secret\n,\n"a\nb",${key}\nlong,${long}\nlast,${key}5\n`)

    expect(read.seeds).toHaveLength(2)
    expect(read.notes).toEqual([
      { what: 'rows-empty', count: 1, lines: [2] },
      { what: 'rows-too-long', count: 1, lines: [5] },
    ])
  })

  it('reads no more rows than fit', async () => {
    const rows = Array.from({ length: 20_010 }, (_, index) => `n${index},Stripe\n`)
    const read = await readGiven(`Name,Provider\n${rows.join('')}`)

    expect(read.seeds).toHaveLength(20_000)
    expect(noted(read, 'too-many')).toBe(10)
  })
})

describe('a hostile table', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\t=1'])(
    'keeps a formula as a text and notes it: %j',
    async (formula) => {
      const read = await readGiven(`Name,Secret\n"${formula}",${key}\n`)

      expect(read.seeds[0]).toMatchObject({ name: formula.trim(), notes: ['formula'] })
    },
  )

  it('keeps script, and notes control and bidi characters', async () => {
    const read = await readGiven(
      `Name,Secret\n<script>alert(1)</script>,${key}\nab\u202ecd,${key}2\nab\u0007cd,${key}3\n`,
    )

    expect(read.seeds.map(({ name, notes }) => [name, notes])).toEqual([
      ['<script>alert(1)</script>', []],
      ['ab\u202ecd', ['control-characters']],
      ['ab\u0007cd', ['control-characters']],
    ])
  })

  it('cuts what is longer than a line and notes it', async () => {
    const read = await readGiven(`Name,Owner,Secret\nn,${'😀'.repeat(100)},${key}\n`)

    expect(read.seeds[0]?.owner.length).toBeLessThanOrEqual(120)
    expect(read.seeds[0]?.owner).toBe('😀'.repeat(60))
    expect(read.seeds[0]?.notes).toEqual(['too-long'])
  })

  it('is refused where quotes break everywhere', async () => {
    expect(await refusalOf(`Name,Secret\n${'"a,1\n'.repeat(5_000)}`)).toBe('import-damaged')
  })

  it('takes the names of what objects inherit for plain texts', async () => {
    const read = await readGiven(`__proto__,constructor,Name,Secret\nx,y,toString,${key}\n`)

    expect(read.seeds[0]?.name).toBe('toString')
    expect(Object.prototype).not.toHaveProperty('name')
  })
})

describe('tables of programs that people know', () => {
  it.each([
    [
      'KeePassXC',
      `"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"\n` +
        `"Root/Work","Stripe","acct","${key}","https://dashboard.stripe.com","n","","0","2024-02-03T00:00:00Z","2024-01-02T00:00:00Z"\n`,
    ],
    [
      'Bitwarden',
      'folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n' +
        `Work,,login,Stripe,n,,0,https://dashboard.stripe.com,acct,${key},\n`,
    ],
    [
      '1Password',
      'Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\n' +
        `Stripe,https://dashboard.stripe.com,acct,${key},,false,false,Work,n\n` +
        `Old,https://example.org,acct,${key}2,,false,true,Work,n\n`,
    ],
    [
      'LastPass',
      'url,username,password,totp,extra,name,grouping,fav\n' +
        `https://dashboard.stripe.com,acct,${key},,n,Stripe,Work,0\n`,
    ],
  ])('are understood: %s', async (_, text) => {
    const read = await readGiven(text)

    expect(read.seeds).toHaveLength(1)
    expect(read.seeds[0]).toMatchObject({
      name: 'Stripe',
      providerName: 'Stripe',
      credentialId: 'acct',
      text: 'n',
    })
    expect(read.seeds[0]?.tags).toContain('Work')
    expect(valueOf(read.seeds[0])).toBe(key)
  })

  it("are understood: Keyturn's own, with its formulas and its base64", async () => {
    const titles =
      'name,service,kind,provider,environment,business,owner,integration,env_var,purpose,tags,' +
      'used_in,notes,stage,key_id,created,last_used,expires,secret_encoding,secret'
    const row = (stage: string, encoding: string, secret: string): string =>
      `billing-01_02_2024-10_00,billing,key-pair,Stripe,Live,Acme,'=Ann,shop,STRIPE_KEY,pay,"a\nb",` +
      `"c\nd",n,${stage},AKIA1,2024-01-02T00:00:00.000Z,,,${encoding},${secret}\r\n`
    const read = await readGiven(
      `${titles}\r\n${row('current', 'base64', 'AAEC')}${row('previous', 'text', key)}` +
        row('revoked', 'text', key),
    )

    expect(read.seeds).toHaveLength(1)
    expect(read.seeds[0]).toMatchObject({
      name: 'billing-01_02_2024-10_00',
      value: Uint8Array.of(0, 1, 2),
      credentialId: 'AKIA1',
      providerName: 'Stripe',
      environment: 'Live',
      business: 'Acme',
      owner: '=Ann',
      integration: 'shop',
      envVar: 'STRIPE_KEY',
      purpose: 'pay',
      tags: ['a', 'b'],
      usedIn: ['c', 'd'],
      since: Date.UTC(2024, 0, 2),
    })
    expect([noted(read, 'history-left'), noted(read, 'archived-left')]).toEqual([1, 1])
  })
})
