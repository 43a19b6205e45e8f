import { describe, expect, it } from 'vitest'
import { entryDays, entryState } from '../../../../../src-renderer/screens/intake/entry-state.ts'
import { ItemId } from '../../../../../src-shared/ids.ts'
import { now, sampleEntry } from './sample-entry.ts'

const dayMs = 86_400_000
const inVault = { itemId: ItemId.parse('1'.repeat(32)), name: 'stripe_live-04_09_2025-09_12' }
const old = now - 400 * dayMs

describe('entryState', () => {
  it('says first that a key in the vault is in a commit, and to the pointer both', () => {
    const state = entryState(sampleEntry({ inVault, git: 'pushed' }), now)

    expect(state).toMatchObject({ tone: 'act', text: 'Pushed' })
    expect(state.title).toBe(
      `In your vault as ${inVault.name}, committed and pushed: a remote has it`,
    )
  })

  it('says of any other that it is in the vault already, also where it is old', () => {
    const state = entryState(sampleEntry({ inVault, git: 'untracked', since: old }), now)

    expect(state.text).toBe('In your vault')
    expect(state.title).toContain(inVault.name)
  })

  it.each([
    ['committed', 'Committed here'],
    ['pushed', 'Pushed'],
    ['history', 'In git history'],
  ] as const)('says of %s that it is "%s"', (git, text) => {
    const loud = { shape: 'octagon', tone: 'act', text }
    expect(entryState(sampleEntry({ git, since: old }), now)).toMatchObject(loud)
  })

  it('warns of a file that the next commit would take, and of no other', () => {
    const untracked = entryState(sampleEntry({ git: 'untracked' }), now)

    expect(untracked).toMatchObject({ shape: 'half', tone: 'soon', text: 'Not ignored' })
    expect(untracked.title).toMatch(/git add/u)
    const calm = (['none', 'ignored', 'unknown'] as const).map((git) => {
      return entryState(sampleEntry({ git }), now)
    })
    expect(calm.map(({ shape }) => shape)).toEqual([null, null, null])
    expect(calm.map(({ text }) => text)).toEqual([
      ...['in no git folder', 'ignored by git', 'git not asked'],
    ])
  })

  it('tells more of a commit to the pointer', () => {
    expect(entryState(sampleEntry({ git: 'pushed' }), now).title).toMatch(/a remote has it/u)
    expect(entryState(sampleEntry({ git: 'committed' }), now).title).not.toMatch(/remote/u)
  })

  it('says that a key is over a year old, and not on the day itself', () => {
    expect(entryState(sampleEntry({ since: now - 366 * dayMs }), now).text).toBe('Over a year')
    expect(entryState(sampleEntry({ since: now - 365 * dayMs }), now).text).toBe('ignored by git')
  })

  it('says what it is not sure of, and why', () => {
    const unsure = sampleEntry({ confidence: 'unsure', why: 'entropy-only' })

    expect(entryState(unsure, now)).toMatchObject({ shape: 'dashed', tone: 'outline' })
    expect(entryState(unsure, now).title).toMatch(/looks made by a machine/u)
  })

  it('points to a row that lacks something', () => {
    expect(entryState(sampleEntry({ notes: ['bad-date', 'formula'] }), now).text).toBe('Look at it')
  })

  it('says nothing of git where a key stands in no file', () => {
    const pasted = sampleEntry({ spots: [], spotCount: 0, git: 'none' })

    expect(entryState(pasted, now)).toMatchObject({ shape: null, text: '', title: '' })
  })
})

describe('entryDays', () => {
  it('counts whole days, and none for what is unknown or ahead', () => {
    expect(entryDays({ since: now - 2.9 * dayMs }, now)).toBe(2)
    expect(entryDays({ since: now + dayMs }, now)).toBe(0)
    expect(entryDays({ since: null }, now)).toBeNull()
  })
})
