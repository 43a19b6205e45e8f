import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CopyState } from '../../../../../src-renderer/copying.ts'
import { AreaFoot } from '../../../../../src-renderer/screens/providers/area-key-dialog.tsx'
import {
  AreaKeyField,
  CopyKey,
} from '../../../../../src-renderer/screens/providers/area-key-field.tsx'
import {
  againBy,
  copyFace,
  makeLabel,
  sharedWith,
  versionThere,
} from '../../../../../src-renderer/screens/providers/area-key.ts'
import { AreaSections } from '../../../../../src-renderer/screens/providers/area-sections.tsx'
import type { ProviderKey } from '../../../../../src-shared/connections-contract.ts'
import { guideFor } from '../guides/sample-guides.ts'
import { version } from '../item/versions.ts'
import { account, listedKey } from './sample-provider.ts'

const { labels } = guideFor('atomicat')

function sections(keys: readonly ProviderKey[]): string {
  const connection = account('practice-atomicat')
  return renderToStaticMarkup(
    <AreaSections
      listed={{ connection, keys: [...keys], at: 0 }}
      areas={connection.facts.areas ?? []}
      guide={guideFor('atomicat')}
      whyNot={null}
      onChanged={() => undefined}
    />,
  )
}

function foot(label: string, busy: boolean): string {
  return renderToStaticMarkup(
    <AreaFoot
      label={label}
      busy={busy}
      whyNot={null}
      onMake={() => undefined}
      onClose={() => undefined}
    />,
  )
}

describe('the areas of webhook keys', () => {
  it('000-05 are exactly form and quiz, each with its own way to the key', () => {
    const markup = sections([])
    const names = [...markup.matchAll(/<section[^>]*aria-label="([^"]*)"/g)].map((at) => at[1])
    expect(names).toEqual(['Form webhook delivery', 'Quiz webhook delivery'])
    expect(markup.match(/API key management/g)).toHaveLength(2)
  })

  it('000-06 have API key management in their header', () => {
    const headers = [...sections([]).matchAll(/<header.*?<\/header>/gs)].map(([tag]) => tag)
    expect(headers).toHaveLength(2)
    for (const header of headers) expect(header).toContain('API key management')
  })

  it('000-07 show the key of their own area, and of no other', () => {
    const [, form = '', quiz = ''] = sections([
      listedKey({ remoteId: 'form', hint: 'ak_…form' }),
      listedKey({ remoteId: 'quiz', hint: 'ak_…quiz' }),
    ]).split('<section')
    expect(form).toContain('ak_…form')
    expect(form).not.toContain('ak_…quiz')
    expect(quiz).toContain('ak_…quiz')
  })

  it('000-09 say where both have the same key', () => {
    const others = [{ itemName: 'quiz', area: 'Quiz webhook delivery' }]
    const twin = { kind: 'same-secret', days: null, at: null, other: 'quiz' } as const
    expect(sharedWith({ badges: [twin] }, others)).toBe('Quiz webhook delivery')
    expect(sharedWith({ badges: [{ ...twin, other: 'another item' }] }, others)).toBeNull()
    expect(sharedWith({ badges: [] }, others)).toBeNull()
  })
})

describe('the one button', () => {
  it('000-12 000-13 reads Generate API key, then Regenerate API key, and never both', () => {
    const none = foot(makeLabel(labels, { hasKey: false, busy: false }), false)
    const one = foot(makeLabel(labels, { hasKey: true, busy: false }), false)
    expect(none).toContain('>Generate API key<')
    expect(none).not.toContain('Regenerate')
    expect(one).toContain('>Regenerate API key<')
    expect(one).not.toContain('>Generate API key<')
  })

  it('000-17 reads Generating while it runs, and does nothing then', () => {
    const label = makeLabel(labels, { hasKey: true, busy: true })
    expect(label).toBe('Generating')
    expect(foot(label, true)).toContain('aria-disabled="true"')
    expect(foot(label, true)).toContain('>Generating<')
  })

  it('000-15 000-18 follows whether a key stands there: after a success it says Regenerate', () => {
    expect(makeLabel(labels, { hasKey: true, busy: false })).toBe('Regenerate API key')
    expect(makeLabel(labels, { hasKey: false, busy: false })).toBe('Generate API key')
  })

  it('000-15 tries a refused one again on the same road', () => {
    expect(againBy({ actions: ['end-here', 'start-again'] })).toBe('start-again')
    expect(againBy({ actions: ['check'] })).toBeNull()
  })
})

describe('the key of an area', () => {
  const field = renderToStaticMarkup(
    <AreaKeyField
      hint="ak_…8Q2d"
      onReveal={() => Promise.resolve({ secret: '', hidesAfterMs: 0 })}
      onCopy={() => Promise.resolve({ clearsAfterMs: null })}
    />,
  )

  it('000-19 stands in a field that nobody can change, with Copy beside it', () => {
    const input = /<input[^>]*>/.exec(field)?.[0] ?? ''
    expect(input).toContain('readOnly=""')
    expect(field).toContain('>Copy<')
    expect(input).not.toContain('onChange')
  })

  it('000-20 is not there, and neither is Copy, without a key', () => {
    const markup = sections([])
    expect(markup).toContain('There is no key yet.')
    expect(markup).not.toContain('<input')
    expect(markup).not.toContain('>Copy<')
  })

  it('000-22 shows a check for a moment after a copy, then what it does again', () => {
    const copied: CopyState = { kind: 'copied', clearsAt: null }
    expect(copyFace(copied, null)).toBe('check')
    expect(copyFace(copied, copied)).toBe('copy')
    const checked = renderToStaticMarkup(<CopyKey face="check" onCopy={() => undefined} />)
    expect(checked).toContain('lucide-check')
    expect(checked).toContain('Copied')
  })

  it('000-23 shows no check where the clipboard did not take it', () => {
    expect(copyFace({ kind: 'failed', code: 'clipboard-unavailable' }, null)).toBe('failed')
    expect(copyFace({ kind: 'idle' }, null)).toBe('copy')
    const plain = renderToStaticMarkup(<CopyKey face="failed" onCopy={() => undefined} />)
    expect(plain).not.toContain('lucide-check')
    expect(plain).not.toContain('Copied')
  })

  it('000-14 is the old one until a new one was stored, and the new one from then on', () => {
    const old = version(1, { stage: 'current', storedAt: 1 })
    const made = version(2, { stage: 'pending', storedAt: 2 })
    const dead = version(3, { stage: 'previous', storedAt: 3 })
    expect(versionThere({ versions: [old] })).toBe(old)
    expect(versionThere({ versions: [old, made, dead] })).toBe(made)
    expect(versionThere({ versions: [dead] })).toBeNull()
  })
})
