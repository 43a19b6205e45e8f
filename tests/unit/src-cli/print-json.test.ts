import { describe, expect, it } from 'vitest'
import { jsonOf } from '../../../src-cli/print-json.ts'
import { found, now, report, spot } from './report-fixture.ts'

const about = { folders: ['/work'], version: '1.2.3' }

describe('the report as JSON', () => {
  it('has the shape of version 1, with every field that docs/CLI.md names', () => {
    const told = report([found({ environment: 'Production' })])
    expect(JSON.parse(jsonOf(told, about))).toEqual({
      version: 1,
      tool: { name: 'keyturn', version: '1.2.3' },
      folders: ['/work'],
      summary: {
        keys: 1,
        projects: 1,
        providers: 1,
        overYear: 0,
        committed: 0,
        severalPlaces: 0,
        unsure: 0,
      },
      files: 12,
      bytes: 34_000,
      skipped: { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] },
      gitUnknown: 0,
      historySearched: false,
      left: 0,
      keys: [
        {
          index: 0,
          hint: 'sample_key_•••••8Q2d',
          provider: 'Stripe',
          format: 'stripe-live',
          kind: 'api-key',
          confidence: 'certain',
          why: 'format',
          credentialId: null,
          variable: 'STRIPE_SECRET_KEY',
          environment: 'Production',
          projects: ['shop'],
          since: new Date(now - 86_400_000).toISOString(),
          sinceSource: 'file',
          git: 'ignored',
          places: [spot()],
        },
      ],
    })
  })

  it('holds no value and nothing that could be tried out against guesses', () => {
    const json = jsonOf(report([found()]), about)
    expect(json).not.toContain('abcdefgh')
    expect(json).not.toMatch(/fingerprint|sha|hash/i)
  })

  it('says null for what is not known', () => {
    const told = report([found({ providerName: '', since: null, sinceSource: null })])
    expect(JSON.parse(jsonOf(told, about))).toMatchObject({
      keys: [{ provider: null, since: null, sinceSource: null }],
    })
  })
})
