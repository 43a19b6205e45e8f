import { describe, expect, it } from 'vitest'
import { chance, foundIn } from './found-in.ts'

/** As base64 writes 64 bytes. */
const azureKey = `${chance(86)}==`
const hex = 'f3a91c7e50b8d264e1907ab35cd8f246'

describe('connection strings', () => {
  it.each([
    ['a.json', (key: string) => `{"Default": "Server=db;User Id=sa;Password=${key};"}`, ''],
    ['Web.config', (key: string) => `<add connectionString="Data Source=db;Pwd=${key}" />`, ''],
    ['a.ts', (key: string) => `const db = 'Password=${key};Server=db.shop.io'`, ''],
    [
      'a.properties',
      (key: string) => `url=jdbc:sqlserver://db:1433;user=sa;password=${key}\n`,
      'SQL Server',
    ],
    [
      'A.java',
      (key: string) => `"jdbc:mysql://db/shop?user=shop&password=${key}&ssl=true"`,
      'MySQL',
    ],
    ['.env', (key: string) => `DB="Host=db;Username=shop;Password=${key};Port=1"\n`, ''],
    [
      'b.json',
      (key: string) =>
        `{"bus": "Endpoint=sb://shop;SharedAccessKeyName=Root;SharedAccessKey=${key}"}`,
      'Microsoft Azure',
    ],
  ])('tell their password alone, in %s', (path, text, providerName) => {
    const key = chance()
    expect(foundIn(`/p/${path}`, text(key))).toMatchObject([
      { value: key, confidence: 'likely', providerName },
    ])
  })

  it('tell the key of a storage account of Azure', () => {
    const text = `{"blob": "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${azureKey};EndpointSuffix=core.windows.net"}`
    expect(foundIn('/p/appsettings.json', text)).toMatchObject([
      { value: azureKey, providerName: 'Microsoft Azure', format: 'azure-storage' },
    ])
  })

  it.each([
    ['a.json', '{"a": "Server=db;User Id=sa;Password={0};"}'],
    ['a.json', '{"a": "Server=db;User Id=sa;Password=password;"}'],
    ['a.json', '{"a": "Server=db;User Id=sa;Password=${DB_PASSWORD};"}'],
    ['a.cs', '"Server=db;User Id=sa;Password=<your-password>;"'],
    ['a.ts', `location = '?page=2&password=${hex}'`],
    ['a.ts', `const Password = ${hex};`],
  ])('tell nothing where there is none: %s %s', (path, text) => {
    expect(foundIn(`/p/${path}`, text)).toEqual([])
  })
})

describe('what is told in other shapes', () => {
  it('leaves the one key that every Azurite has', () => {
    // Published, and in pieces all the same: scanners of hosts know it too.
    const known = [
      'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
      '/K1SZFPTOtr/KBHBeksoGMGw==',
    ]
    const text = `{"blob": "AccountName=devstoreaccount1;AccountKey=${known.join('')};BlobEndpoint=http://127.0.0.1"}`

    expect(foundIn('a.json', text)).toEqual([])
  })

  it('of constants in PHP, also a password that a person chose and the salts of WordPress', () => {
    const salt = 'u8-5DJm;S,Ugw{%>>641ng{@{;f9zM Xx2!V-Ey.U8>cfy8`J`|1ym!0<j~Y2[x]'
    const text = `<?php
define( 'DB_NAME', 'shop' );
define('DB_PASSWORD', 'hp9pPUDxjfYRA8!');
define("AUTH_KEY", '${salt.slice(0, 64)}');
define('NONCE_KEY', 'put your unique phrase here');
`
    expect(foundIn('/p/wp-config.php', text)).toMatchObject([
      { value: 'hp9pPUDxjfYRA8!', variable: 'DB_PASSWORD', confidence: 'unsure', line: 3 },
      { value: salt.slice(0, 64), providerName: 'WordPress', confidence: 'likely', line: 4 },
    ])
  })

  it('of commands of curl, in scripts, CI and source', () => {
    const [login, bearer, key] = [chance(), chance(48), chance()]
    const lines = [
      `curl -sSu admin:${login} https://jenkins.shop.io/build`,
      `curl -H "Authorization: Bearer ${bearer}" https://api.shop.io/`,
      `curl -H 'x-api-key: ${key}' https://api.shop.io/`,
    ]
    for (const path of ['deploy.sh', '.github/workflows/a.yml', 'a.rb']) {
      const text = lines.map((line) => `  - run: ${line}\n`).join('')
      expect(foundIn(`/p/${path}`, text)).toMatchObject([
        { value: login, credentialId: 'admin', providerName: 'Jenkins', line: 1 },
        { value: bearer, variable: 'Authorization', kind: 'token', line: 2 },
        { value: key, variable: 'x-api-key', line: 3 },
      ])
    }
    expect(
      foundIn('/p/a.ts', `fetch(url, { headers: { Authorization: 'Bearer ${bearer}' } })`),
    ).toMatchObject([{ value: bearer }])
  })

  it.each([
    'curl -u admin:$PASSWORD https://a.io',
    'curl -u "$USER:$PASS" https://a.io',
    'curl -u user:password https://a.io',
    'sort -u name:wG7dq2LxP0aZtR5v',
    'curl https://a.io; sort -u name:wG7dq2LxP0aZtR5v',
    'curl -H "Authorization: Bearer $TOKEN" https://a.io',
    'curl -H "Authorization: Bearer YOUR_ACCESS_TOKEN" https://a.io',
    'curl -H "Content-Type: application/x-www-form-urlencoded" https://a.io',
  ])('but of no variable, no other command and no placeholder: %s', (line) => {
    expect(foundIn('/p/deploy.sh', `${line}\n`)).toEqual([])
    expect(foundIn('/p/a.py', `run('${line}')\n`)).toEqual([])
  })

  it('of objects in objects, by the names of those around', () => {
    const sid = `AC${hex}`
    const text = `export default {\n  port: { main: 1 },\n  twilio: { sid: '${sid}', token: '${hex}' },\n}\n`
    expect(foundIn('/p/config.js', text)).toMatchObject([
      { value: hex, variable: 'twilio.token', providerName: 'Twilio', credentialId: sid },
    ])
    const python = `CONFIG = {\n  "mailgun": {\n    "region": "eu",\n    "key": "${chance()}",\n  },\n}\n`
    expect(foundIn('/p/config.py', python)).toMatchObject([
      { providerName: 'Mailgun', variable: 'mailgun.key' },
    ])
    expect(foundIn('/p/a.js', `const parser = { token: '${hex}' }\n`)).toEqual([])
  })

  it('of the state of Terraform: passwords that it made, outputs and attributes', () => {
    const [made, output, attribute] = ['p(4}x]vB9&kQ2{zL', chance(), chance()]
    const state = {
      outputs: { db_password: { value: output, type: 'string', sensitive: true } },
      resources: [
        { type: 'random_password', instances: [{ attributes: { length: 16, result: made } }] },
        { type: 'random_id', instances: [{ attributes: { result: chance() } }] },
        { type: 'aws_db_instance', instances: [{ attributes: { password: attribute } }] },
      ],
    }
    for (const path of ['terraform.tfstate', 'terraform.tfstate.backup']) {
      const found = foundIn(`/p/${path}`, JSON.stringify(state, null, 2))
      expect(found).toMatchObject([
        { value: output, confidence: 'likely' },
        {
          value: made,
          confidence: 'likely',
          why: 'place',
          at: '/resources/0/instances/0/attributes/result',
        },
        { value: attribute, confidence: 'likely' },
      ])
    }
  })

  it.each(["{token:'ab1CD2ef3GH4ij5KL6'}", "{token:'ab1CD2ef3GH4ij5KL6'", "a: { 'x': ["])(
    'of objects without end in time: %s',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length))
      for (const path of ['a.ts', 'a.tfstate']) {
        expect(foundIn(`/p/${path}`, text).length).toBeLessThan(100_000)
      }
    },
  )
})
