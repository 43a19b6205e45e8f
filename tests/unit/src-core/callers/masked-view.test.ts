import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awsCredentials } from '../../../../src-core/callers/formats/aws-credentials.ts'
import { envFile } from '../../../../src-core/callers/formats/env-file.ts'
import { jsonFile } from '../../../../src-core/callers/formats/json-file.ts'
import type { TextFormat } from '../../../../src-core/callers/formats/text-format.ts'
import { yamlFile } from '../../../../src-core/callers/formats/yaml-file.ts'
import { maskedView } from '../../../../src-core/callers/masked-view.ts'
import { PlaceDiff } from '../../../../src-shared/caller.ts'

const oldKey = 'sk_live_4eC39HqLyjWDarjtT1zdp8Q2d'
const newKey = 'sk_live_zzC39HqLyjWDarjtT1zdpNEW9'

function view(format: TextFormat, text: string, from: string | null = oldKey): readonly string[] {
  const { secret, credentialId } = format.find(text)
  const changes = [secret, credentialId].flatMap((slot) =>
    slot ? [{ slot, from, to: newKey }] : [],
  )
  const lines = maskedView({ text, names: format.names(text) }, changes)
  PlaceDiff.parse({ lines, facts: [] })
  const signs = { same: ' ', removed: '-', added: '+' }
  return lines.map(({ number, sign, text: shown }) => `${number ?? '?'}${signs[sign]}${shown}`)
}

describe('maskedView', () => {
  it('shows two lines on each side of a change in a .env file', () => {
    const text = `A=1\n# pay: hunter2\nDB_URL="postgres://u:p@h/d" # prod\nexport KEY='${oldKey}' # live\n\nB=`
    expect(view(envFile('KEY', 'secret'), text)).toEqual([
      '2 # •••••',
      '3 DB_URL="•••••" # •••••',
      "4-export KEY='sk_live_•••••8Q2d' # •••••",
      "4+export KEY='sk_live_•••••NEW9' # •••••",
      '5 ',
      '6 B=',
    ])
  })

  it('shows no removed line where the old value is not known', () => {
    expect(view(envFile('KEY', 'secret'), 'KEY=\n', null)).toEqual(['1+KEY=sk_live_•••••NEW9'])
  })

  it('shows names, quotes and brackets of JSON', () => {
    const text = JSON.stringify({ port: 8080, stripe: { secret: oldKey, id: 'acct_1' } }, null, 2)
    expect(view(jsonFile('/stripe/secret', 'secret'), text)).toEqual([
      '2   "port": •••••,',
      '3   "stripe": {',
      '4-    "secret": "sk_live_•••••8Q2d",',
      '4+    "secret": "sk_live_•••••NEW9",',
      '5     "id": "•••••"',
      '6   }',
    ])
  })

  it('shows names of YAML, and none inside of a block', () => {
    const text = `pem: |\n  a: MIIEvQ=\nstripe:\n  key: ${oldKey}\n  list: [a, b]\n`
    expect(view(yamlFile('/stripe/key', 'secret'), text)).toEqual([
      '2   •••••',
      '3 stripe:',
      '4-  key: sk_live_•••••8Q2d',
      '4+  key: sk_live_•••••NEW9',
      '5   list: [•••••, •••••]',
    ])
  })

  it('shows both halves of a profile', () => {
    const text = `[work]\naws_access_key_id = ${oldKey}\nregion = eu\naws_secret_access_key = ${oldKey}\n`
    expect(view(awsCredentials('work'), text)).toEqual([
      '1 [work]',
      '2-aws_access_key_id = sk_live_•••••8Q2d',
      '2+aws_access_key_id = sk_live_•••••NEW9',
      '3 region = •••••',
      '4-aws_secret_access_key = sk_live_•••••8Q2d',
      '4+aws_secret_access_key = sk_live_•••••NEW9',
    ])
  })

  it('shows a value of several lines as one', () => {
    const text = 'A=1\nKEY="one\ntwo\nthree"\nB=2\n'
    expect(view(envFile('KEY', 'secret'), text, 'one\ntwo\nthree')).toEqual([
      '1 A=•••••',
      '2-KEY="•••••"',
      '2+KEY="sk_live_•••••NEW9"',
      '5 B=•••••',
    ])
  })

  it('takes the last line of a bare key for no name', () => {
    const text = `KEY=${oldKey}\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC==\n`
    expect(view(envFile('KEY', 'secret'), text).at(-1)).toMatch(/^2 [•=]+$/)
  })

  it('keeps a file of one long line short', () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`n${n}`, oldKey]))
    const text = JSON.stringify({ ...many, key: oldKey, end: many })
    const [removed] = view(jsonFile('/key', 'secret'), text)
    expect(removed).toContain('"key":"sk_live_•••••8Q2d","end":{')
    expect(removed?.length).toBeLessThan(600)
  })

  it('never shows a value, a word of a comment, or more than the hint of the key', () => {
    const word = fc.stringMatching(/^[a-z]{5}[0-9]{4}[A-Z]{3}$/)
    const line = fc.oneof(
      word.map((value) => [`NAME="${value}"`, value] as const),
      word.map((value) => [`OTHER=${value} # ${value}`, value] as const),
      word.map((value) => [`# OLD=${value}`, value] as const),
      word.map((value) => [`${value} ${value}`, value] as const),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 3 }), fc.array(line, { maxLength: 3 }), (a, b) => {
        const lines = [...a.map(([text]) => text), `KEY=${oldKey}`, ...b.map(([text]) => text)]
        const all = view(envFile('KEY', 'secret'), lines.join('\n')).join('\n')
        for (const [, value] of [...a, ...b]) expect(all).not.toContain(value)
        expect(all).not.toContain('4eC39')
        expect(all).not.toContain('zzC39')
      }),
    )
  })
})
