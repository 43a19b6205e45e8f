import { describe, expect, it } from 'vitest'
import {
  baseName,
  entryName,
  foundLead,
  foundTitle,
  reasonText,
  placesText,
  sourceText,
  spotText,
} from '../../../../../src-renderer/screens/intake/entry-text.ts'
import { sampleEntry, sampleSpot, sampleState } from './sample-entry.ts'

const { draft } = sampleEntry()

describe('entryName', () => {
  it('is the variable, or the name where there is none', () => {
    expect(entryName({ draft })).toBe('STRIPE_SECRET_KEY')
    expect(entryName({ draft: { ...draft, envVar: '' } })).toBe('stripe')
  })

  it('shows what would turn a line around', () => {
    expect(entryName({ draft: { ...draft, envVar: 'A\u202eB' } })).toBe('A[U+202E]B')
  })
})

describe('placesText', () => {
  it('tells the first place and how many there are besides', () => {
    const entry = sampleEntry({ spotCount: 4 })

    expect(placesText(entry, sampleState())).toEqual({ first: 'checkout/.env:12', more: 3 })
  })

  it('tells the file that was read, or that it was pasted', () => {
    const entry = sampleEntry({ spots: [], spotCount: 0 })
    const file = sampleState({ source: 'file', from: ['~/Downloads/keys.csv'] })

    expect(placesText(entry, file)).toEqual({ first: 'keys.csv', more: 0 })
    expect(placesText(entry, sampleState({ source: 'pasted', from: [] })).first).toBe('pasted')
  })

  it('leaves out a line that a file does not have', () => {
    expect(spotText(sampleSpot({ line: null }))).toBe('checkout/.env')
  })
})

describe('foundTitle', () => {
  it('counts keys and projects', () => {
    expect(foundTitle(sampleState())).toBe('38 keys in 15 projects')
    expect(foundTitle(sampleState({ counts: { keys: 1, projects: 1 } }))).toBe('1 key in 1 project')
    expect(foundTitle(sampleState({ counts: { projects: 0 } }))).toBe('38 keys')
  })

  it('leaves out what may be no key, unless there is nothing else', () => {
    expect(foundTitle(sampleState({ counts: { unsure: 6 } }))).toBe('32 keys in 15 projects')
    expect(foundTitle(sampleState({ counts: { keys: 2, unsure: 2 } }))).toBe(
      '2 values that may be keys',
    )
  })

  it('calls an inventory without secrets entries', () => {
    expect(foundTitle(sampleState({ counts: { withoutSecret: 38 } }))).toBe('38 entries')
  })
})

describe('foundLead', () => {
  it('says that nothing is saved, unless the vault holds some of it', () => {
    expect(foundLead(sampleState())).toBe(
      'Read on this computer. Nothing was sent. Nothing on this list is saved yet.',
    )
    expect(foundLead(sampleState({ counts: { inVault: 38 } }))).not.toMatch(/Nothing on/u)
  })

  it('no longer says that nothing was sent once keys were checked', () => {
    const checked = sampleState({ phase: 'stopped', checks: { done: 2, of: 9 } })

    expect(foundLead(checked)).toBe('Nothing on this list is saved yet.')
    expect(foundLead(sampleState({ phase: 'stopped' }))).toMatch(
      /^Stopped before the end\. Nothing was sent/u,
    )
  })
})

describe('reasonText', () => {
  it('says why something is a key, and does not call a row without a secret one', () => {
    expect(reasonText(sampleEntry({ why: 'checksum' }))).toMatch(/^It is a key\. .*checksum/u)
    expect(reasonText(sampleEntry({ hint: null, why: 'told' }))).toMatch(/^The file lists it/u)
  })
})

describe('sourceText', () => {
  it('names the folders, the file or the paste', () => {
    expect(sourceText(sampleState({ from: ['~/code', '~/work'] }))).toBe('~/code and ~/work')
    expect(sourceText(sampleState({ source: 'file', from: ['C:\\keys\\list.csv'] }))).toBe(
      'list.csv',
    )
    expect(sourceText(sampleState({ source: 'pasted', from: [] }))).toBe('Pasted text')
  })
})

describe('baseName', () => {
  it('has a word for no path at all', () => {
    expect(baseName(undefined)).toBe('the file')
    expect(baseName('/')).toBe('the file')
  })
})
