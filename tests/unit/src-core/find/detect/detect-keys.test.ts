import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awsId, chance, foundIn, made } from './found-in.ts'

// In pieces, so that no scanner takes this file for one that holds keys.
const [sk, pk] = ['sk', 'pk']
const stripe = made('stripe-live')
const secret = chance(40)

describe('detectKeys in settings', () => {
  it('reads a .env file with its names, lines and environment', () => {
    const text = `# billing\nPORT=3000\n\nexport STRIPE_SECRET_KEY="${stripe}" # live\nSESSION_SECRET=${secret}\n`
    expect(foundIn('/p/.env.staging', text)).toEqual([
      {
        value: stripe,
        credentialId: null,
        format: 'stripe-live',
        providerName: 'Stripe',
        kind: 'api-key',
        confidence: 'certain',
        why: 'format-and-name',
        variable: 'STRIPE_SECRET_KEY',
        at: null,
        line: 4,
        sort: 'env',
        environment: 'Production',
      },
      expect.objectContaining({
        value: secret,
        format: null,
        confidence: 'likely',
        why: 'name-and-entropy',
        variable: 'SESSION_SECRET',
        line: 5,
        environment: 'Staging',
      }),
    ])
  })

  it('gives a name in a .env file only where the whole value is the key', () => {
    const [header] = foundIn('/p/.env', `AUTH_HEADER="Bearer ${stripe}"\n`)
    expect(header).toMatchObject({ value: stripe, variable: '' })
    const [database] = foundIn('/p/.env', `DATABASE_URL=postgres://app:${secret}@db.acme.test/x\n`)
    expect(database).toMatchObject({
      value: secret,
      credentialId: 'app',
      providerName: 'PostgreSQL',
      variable: '',
    })
    const twice = foundIn('/p/.env', `API_KEY=${secret}\nAPI_KEY=${chance()}\n`)
    expect(twice.map(({ variable }) => variable)).toEqual(['', 'API_KEY'])
  })

  it('joins both halves of AWS by profile, by name, and where neither tells', () => {
    const [one, other] = [awsId(), awsId()]
    const [first, second] = [made('aws-access-key'), made('aws-access-key')]
    const text = `[default]\naws_access_key_id = ${one}\naws_secret_access_key = ${first}\n\n[work]\naws_access_key_id=${other}\naws_secret_access_key=${second}\n`
    expect(foundIn('/h/.aws/credentials', text)).toMatchObject([
      { value: first, credentialId: one, at: 'default', kind: 'key-pair', confidence: 'certain' },
      { value: second, credentialId: other, at: 'work', kind: 'key-pair', confidence: 'certain' },
    ])
    expect(foundIn('/p/a.ts', `connect('${one}', '${first}')`)).toMatchObject([
      { value: first, credentialId: one, format: 'aws-access-key' },
    ])
    expect(foundIn('/p/a.ts', `const id = '${one}'`)).toEqual([])
  })

  it('finds the public half that is named like the secret', () => {
    const text = `GITHUB_CLIENT_ID=Iv1.8a61f9b3a7aba766\nGITHUB_CLIENT_SECRET=${secret}\n`
    expect(foundIn('/p/.env', text)).toMatchObject([
      {
        value: secret,
        credentialId: 'Iv1.8a61f9b3a7aba766',
        kind: 'key-pair',
        providerName: 'GitHub',
      },
    ])
  })

  it('gives pointers where a value can be written, also in lists', () => {
    const json = JSON.stringify({ 'a/b': [{ api_token: secret }], note: `use ${stripe}` }, null, 2)
    expect(foundIn('/p/config.json', json)).toMatchObject([
      { value: secret, at: '/a~1b/0/api_token', line: 4 },
      { value: stripe, at: null },
    ])
    const yaml = `a:\n  - name: API_TOKEN\n    value: ${secret}\n  - b:\n      apiKey: "${stripe}"\n`
    expect(foundIn('/p/values.yaml', yaml)).toMatchObject([
      { value: secret, variable: 'API_TOKEN', at: '/a/0/value', line: 3 },
      { value: stripe, at: '/a/1/b/apiKey', line: 5 },
    ])
  })

  it('reads compose files, Terraform and CI files', () => {
    const compose = `services:\n  web:\n    environment:\n      API_TOKEN: ${secret}\n  db:\n    environment:\n      - "STRIPE_KEY=${stripe}"\n`
    expect(foundIn('/p/docker-compose.yml', compose)).toMatchObject([
      { value: secret, sort: 'compose', at: '/services/web/environment/API_TOKEN' },
      { value: stripe, sort: 'compose', variable: 'STRIPE_KEY', at: null },
    ])
    const tf = `variable "db_password" {\n  type    = string\n  default = "${secret}"\n}\n`
    expect(foundIn('/p/v.tf', tf)).toMatchObject([
      { value: secret, variable: 'db_password', sort: 'terraform', line: 3 },
    ])
    const ci = `env:\n  API_TOKEN: ${secret}\n  OTHER: \${{ secrets.OTHER }}\n`
    expect(foundIn('/p/.github/workflows/a.yml', ci)).toMatchObject([
      { value: secret, sort: 'ci', at: '/env/API_TOKEN' },
    ])
  })

  it('reads the logins of npm, netrc, PostgreSQL and Docker', () => {
    const npm = made('npm-token')
    const key = '//registry.acme.test/:_authToken'
    expect(foundIn('/h/.npmrc', `${key}=${npm}\n${key}=\${NPM_TOKEN}\n`)).toMatchObject([
      { value: npm, providerName: 'npm', why: 'checksum', at: null },
    ])
    expect(foundIn('/h/.npmrc', `${key}=${npm}\n`)).toMatchObject([{ at: key }])
    const netrc = `machine api.github.com\n  login a@acme.test\n  password ${secret}\n`
    expect(foundIn('/h/.netrc', netrc)).toMatchObject([
      { value: secret, credentialId: 'a@acme.test', providerName: 'GitHub', why: 'place', line: 3 },
    ])
    expect(foundIn('/h/.pgpass', `# x\ndb.acme.test:5432:*:app:${secret}\n`)).toMatchObject([
      { value: secret, credentialId: 'app', providerName: 'PostgreSQL', line: 2 },
    ])
    const docker = JSON.stringify({ auths: { 'ghcr.io': { auth: secret } } })
    expect(foundIn('/h/.docker/config.json', docker)).toMatchObject([{ value: secret }])
  })

  it('takes a private key as a whole, from a file, a block and one line', () => {
    const pem = made('private-key')
    const account = JSON.stringify({
      client_email: 'a@b.iam.gserviceaccount.com',
      private_key: pem,
    })
    expect(foundIn('/p/id', `${pem}\n`)).toMatchObject([{ value: pem, line: 1 }])
    expect(foundIn('/p/a.json', account)).toMatchObject([
      {
        value: pem,
        format: 'google-service-account',
        credentialId: 'a@b.iam.gserviceaccount.com',
        at: '/private_key',
      },
    ])
    const block = `tls:\n  key: |\n${pem.replaceAll(/^/gm, '    ')}\n`
    expect(foundIn('/p/a.yaml', block)).toMatchObject([{ value: pem, line: 3 }])
    expect(foundIn('/p/a.crt', pem.replaceAll('PRIVATE KEY', 'CERTIFICATE'))).toEqual([])
  })
})

describe('detectKeys in source', () => {
  it('takes known keys anywhere and others by their name alone', () => {
    const text = `new Stripe('${stripe}')\nconst apiKey = '${secret}'\nconst plain = '${chance()}'\n`
    expect(foundIn('/p/a.ts', text)).toMatchObject([
      { value: stripe, variable: '', confidence: 'certain', line: 1 },
      { value: secret, variable: 'apiKey', confidence: 'likely', line: 2 },
    ])
  })

  it.each([
    `api_key := "${secret}"`,
    `"apiKey" => "${secret}"`,
    `const apiKey: string = "${secret}"`,
    `private static final String API_KEY = "${secret}";`,
    `config['api_key'] = b'${secret}'`,
    `<apiKey>${secret}</apiKey>`,
    `<add key="ApiKey" value="${secret}" />`,
    `export API_KEY=${secret}`,
    `{apiKey:"${secret}"}`,
  ])('reads %s', (line) => {
    expect(foundIn('/p/a.xyz', line)).toMatchObject([{ value: secret }])
  })

  it('holds values in tests and examples for less sure', () => {
    expect(foundIn('/p/test/a.ts', `const apiKey = '${secret}'`)).toMatchObject([
      { confidence: 'unsure' },
    ])
    expect(foundIn('/p/.env.example', `STRIPE_KEY=${stripe}`)).toMatchObject([
      { confidence: 'likely' },
    ])
  })

  it('holds a key with a wrong checksum for unsure, and still shows it', () => {
    const token = made('github-classic')
    const last = token.endsWith('x') ? 'y' : 'x'
    const broken = token.slice(0, -1) + last
    expect(foundIn('/p/a.ts', `'${token}'`)).toMatchObject([
      { confidence: 'certain', why: 'checksum' },
    ])
    expect(foundIn('/p/a.ts', `'${broken}'`)).toMatchObject([
      { confidence: 'unsure', why: 'format' },
    ])
  })
})

describe('detectKeys leaves out', () => {
  it.each([
    'API_KEY=your-api-key-here',
    'API_KEY=changeme',
    'API_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'API_KEY=<your token>',
    'API_KEY=${OTHER_KEY_OF_THE_SYSTEM}',
    'API_KEY={{ vault.api_key_of_billing }}',
    'API_KEY=$(pass show api/key/billing1)',
    'API_KEY=%API_KEY_OF_BILLING_2%',
    'JWT_SECRET=your-super-long-jwt-key-change-in-production-32-chars',
    'JWT_SECRET=a_rather_safe_string_of_chance_!!!!!',
    'SECRET_KEY=made-by-hand-with-rand-hex-32',
    'API_TOKEN=?NoLineTerminatorHereForNow',
    'DATABASE_URL=postgres://app:SAMPLEPASSWORD@db:5432/app',
    'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE',
    'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    `STRIPE_KEY=${sk}_test_4eC39HqLyjWDarjtT1zdp7dc`,
    `STRIPE_KEY=${sk}_live_xxxxxxxxxxxxxxxxxxxxxxxx`,
    'OPENAI_API_KEY=sk-...',
    `STRIPE_PUBLISHABLE_KEY=${pk}_live_${chance(24)}`,
    `NEXT_PUBLIC_API_KEY=${secret}`,
    `GIT_COMMIT_SHA=0a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7d9e0f2a4b`,
    'KEY_FILE=/etc/ssl/private/server-key-2024.pem',
    'TOKEN_URL=https://login.acme.test/oauth2/token?v=2',
    'TOKEN_TTL=86400',
    'DATABASE_URL=postgres://user:password@localhost:5432/app',
    'DATABASE_URL=postgres://app:${DB_PASSWORD}@db:5432/app',
    'PASSWORD_HASH=$2b$12$abcdefghijklmnopqrstuuJ8Zk3LmT0xWv7RbY2nHsq8Zk3LmT0xW',
    'PUBLIC_KEY=ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDZx8',
    'INTEGRITY=sha512-q8Zk3LmT0xWv7RbY2nHsq8Zk3LmT0xWv7RbY2nHs==',
  ])('%s', (line) => {
    expect(foundIn('/p/.env', `${line}\n`)).toEqual([])
  })

  it('the keys that stand in every page: of Firebase, of Supabase', () => {
    const google = made('google-api')
    const page = `const config = { apiKey: '${google}', authDomain: 'acme.firebaseapp.com' }`
    expect(foundIn('/p/a.ts', page)).toEqual([])
    expect(foundIn('/p/a.ts', `const maps = '${google}'`)).toHaveLength(1)
    const part = (text: object): string => Buffer.from(JSON.stringify(text)).toString('base64url')
    const token = (role: string): string =>
      `${part({ alg: 'HS256' })}.${part({ iss: 'supabase', role })}.${chance(43)}`
    expect(foundIn('/p/.env', `SUPABASE_KEY=${token('anon')}`)).toEqual([])
    expect(foundIn('/p/.env', `SUPABASE_KEY=${token('service_role')}`)).toMatchObject([
      { providerName: 'Supabase', format: 'supabase-service-role' },
    ])
  })

  it('names and sums in lock files, but not a known key there', () => {
    const lock = `"apiKey": "${secret}", "resolved": "https://x:${stripe}@a.test/"`
    expect(foundIn('/p/package-lock.json', `{${lock}}`)).toMatchObject([{ value: stripe }])
  })

  it('binary files', () => {
    expect(foundIn('/p/.env', `\0API_KEY=${stripe}`)).toEqual([])
  })
})

describe('detectKeys on any bytes', () => {
  it.each(['utf16le', 'utf8'] as const)(
    'reads a file with the mark of %s and Windows lines',
    (form) => {
      const bytes = Buffer.from(`\uFEFFA=1\r\nAPI_KEY=${secret}\r\n`, form)
      expect(foundIn('C:\\p\\.env', bytes)).toMatchObject([
        { value: secret, line: 2, variable: 'API_KEY' },
      ])
    },
  )

  const paths = [
    '.env',
    'a.json',
    'a.yaml',
    '.npmrc',
    '.netrc',
    '.aws/credentials',
    'a.tf',
    'a.ts',
    '.pgpass',
    'a.sh',
    'a.tfstate',
  ]

  it('throws on none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.uint8Array({ maxLength: 600 }), (path, bytes) => {
        foundIn(path, bytes)
      }),
    )
  })

  it('throws on none that are made of what keys and files are made of', () => {
    const pieces = [
      '=',
      ':',
      '"',
      "'",
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '//',
      '://',
      '@',
      '\\',
      '#',
      'key',
      'secret',
      'password',
      'default',
      'value',
      'eyJ',
      '-----BEGIN PRIVATE KEY-----',
      'é',
      '\uD800',
      stripe,
      secret,
    ]
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((all) => all.join(''))
    fc.assert(
      fc.property(fc.constantFrom(...paths), text, (path, all) => {
        for (const { line, value } of foundIn(path, all)) {
          expect(line).toBeLessThanOrEqual(all.split(/\r\n|\n|\r/).length)
          expect(value).not.toBe('')
        }
      }),
    )
  })

  it.each([
    '"',
    '[',
    '{"a":',
    '- ',
    '=',
    ':',
    'a=',
    'key="',
    '://a:',
    '-----BEGIN ',
    'machine ',
    'eyJ',
    'password: ',
    ';Password=aaaa',
    ' -u a:bbbb ',
    'curl -u ',
    'define("KEY","',
    '"type":"random_password"',
    '"Authorization: Bearer ',
    '<key>',
    'AKIA',
    '\\',
    ' ',
  ])('reads a hundred thousand of %j in time', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    for (const path of paths) expect(foundIn(path, text).length).toBeLessThan(100_000)
  })
})

describe('what detectKeys shows beside a value', () => {
  const token = made('github-classic')

  it.each([
    ['/p/.env', `A=https://${stripe}:${secret}@api.example.org/v1\n`],
    ['/h/.netrc', `machine api.shop.io login ${stripe} password ${secret}\n`],
    ['/p/.env', `SHOP_ACCESS_KEY=${stripe}\nSHOP_SECRET=${secret}\n`],
    ['/p/a.json', JSON.stringify({ [stripe]: { secret }, tokens: { [token]: secret } }, null, 1)],
    ['/p/a.yaml', `keys:\n  ${stripe}:\n    secret: ${secret}\n`],
    ['/p/a.py', `SECRETS = {"${stripe}": "${secret}"}\n`],
  ])('is never a key: %s', (path, text) => {
    const found = foundIn(path, text)
    expect(found.map(({ value }) => value)).toContain(stripe)
    for (const { credentialId, variable, at } of found) {
      const shown = `${credentialId ?? ''} ${variable} ${at ?? ''}`
      expect([stripe, token].filter((key) => shown.includes(key))).toEqual([])
    }
  })
})

describe('a file that is made to be slow', () => {
  it('has fewer places proved, the larger it is', () => {
    const keys = Array.from({ length: 30 }, (_, at) => `secret_${at}: ${chance()}\n`).join('')
    const placed = (text: string) => foundIn('/p/a.yaml', text).filter(({ at }) => at !== null)
    expect(placed(keys)).toHaveLength(30)
    expect(placed(keys + '# filled up\n'.repeat(17_000)).length).toBe(10)
  })

  it('has the first two thousand of its keys looked at, and no more', () => {
    const text = Array.from({ length: 3_000 }, (_, at) => `KEY_${at}_SECRET=${chance()}\n`).join('')
    expect(foundIn('/p/.env', text)).toHaveLength(2_000)
  })
})
