import { describe, expect, it } from 'vitest'
import { tableColumns, tableOf } from '../../../src-cli/print-table.ts'
import { widthOf } from '../../../src-cli/visible.ts'
import { found, now, report, spot } from './report-fixture.ts'

describe('the table', () => {
  it('says what was found, by project, the worst first', () => {
    const pushed = spot({ path: '/work/shop/a.js', shown: 'shop/a.js', line: 7, git: 'pushed' })
    const past = { shown: 'shop/old.js', line: null, git: 'history', commit: 'ab12cd34ef' } as const
    const told = report([
      found(),
      found({ spots: [spot(), pushed], since: now - 800 * 86_400_000, confidence: 'likely' }),
      found({ spots: [spot(past)], providerName: '', since: null }),
      found({ projects: ['api'], spots: [spot({ shown: 'api/.env', git: 'none' })] }),
    ])
    expect(tableOf(told, false).split('\n')).toEqual([
      '4 keys in 2 projects, 2 committed to git, 1 over a year old',
      'Providers: Stripe 3, unknown 1',
      '',
      'api',
      '   Stripe           sample_key_•••••8Q2d   .env:3                no git      1 d',
      '',
      'shop',
      ' ~ Stripe           sample_key_•••••8Q2d   a.js:7 +1             pushed      2 y',
      '   STRIPE_SECRET_K… sample_key_•••••8Q2d   old.js@ab12cd3        history',
      '   Stripe           sample_key_•••••8Q2d   .env:3                ignored     1 d',
      '',
      '~ likely',
      '',
    ])
  })

  it('fits into every terminal and steers none, whatever things are called', () => {
    const nasty = `\u001B]0;gone\u0007${'日本語'.repeat(40)}\u202E`
    const place = spot({ shown: nasty, path: `/${nasty}`, line: 123_456, git: 'committed' })
    const told = report([
      found({ providerName: nasty, envVar: nasty, projects: [nasty], spots: [place, place] }),
      found({ providerName: '', envVar: nasty, projects: [''], spots: [place] }),
    ])
    const table = tableOf(told, false)
    expect(table.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    for (const line of table.split('\n')) {
      expect(widthOf(line)).toBeLessThanOrEqual(tableColumns)
    }
  })

  it('names as many providers as fit, and counts all others', () => {
    const names = [
      'Amazon Web Services',
      'Google Gemini',
      'HashiCorp Vault',
      'Hugging Face',
      'Zoom',
      '',
    ]
    const told = report(names.map((providerName) => found({ providerName })))
    expect(tableOf(told, false).split('\n')[1]).toBe(
      'Providers: Amazon Web Services 1, Google Gemini 1, others 3, unknown 1',
    )
  })

  it('has colours only where they are wanted', () => {
    const told = () => report([found({ spots: [spot({ git: 'pushed' })] })])
    expect(tableOf(told(), true)).toContain('\u001B[31mpushed   \u001B[0m')
    expect(tableOf(told(), false)).not.toContain('\u001B')
  })

  it('says what was not listed and not read', () => {
    const told = report([found({ confidence: 'unsure' })])
    const skipped = { unreadable: 2, tooLarge: 1, binary: 0, foreign: 4, examples: [] }
    expect(tableOf({ ...told, skipped, left: 5, hasGit: true }, false).split('\n')).toEqual([
      'No keys in 12 files.',
      '',
      '1 more may be keys; --unsure lists them.',
      'Not read: 2 unreadable, 1 over 10 MB.',
      '5 more values were left out: there are too many.',
      'Commits were not searched for keys that no file here holds any more.',
      '',
    ])
  })
})
