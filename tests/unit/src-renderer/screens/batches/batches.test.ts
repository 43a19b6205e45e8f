import { describe, expect, it } from 'vitest'
import {
  namesOf,
  sumOf,
  toggled,
} from '../../../../../src-renderer/screens/batches/batch-filter.ts'
import {
  batchActions,
  partsText,
  truthOf,
} from '../../../../../src-renderer/screens/batches/batch-progress.ts'
import { ownersOf } from '../../../../../src-renderer/screens/batches/owners.ts'
import { emptyPick, filterOf } from '../../../../../src-renderer/screens/batches/pick.ts'
import {
  summaryName,
  summaryPath,
} from '../../../../../src-renderer/screens/batches/summary-file.ts'
import { dueText } from '../../../../../src-renderer/frame/due-text.ts'
import type { BatchItemState, BatchPlanItem, BatchView } from '../../../../../src-shared/batch.ts'
import { ConnectionId, ItemId } from '../../../../../src-shared/ids.ts'
import { oldLeft } from '../../../../../src-renderer/screens/batches/old-left.ts'

const itemId = (number: number) => ItemId.parse(String(number).padStart(32, '0'))
const connectionId = ConnectionId.parse('c'.repeat(32))

const planned = (number: number, rest: Partial<BatchPlanItem> = {}): BatchPlanItem => ({
  itemId: itemId(number),
  name: `key_${String(number)}`,
  ...{ providerName: '', owner: '', strategy: 'overlap', breaks: false },
  ...{ places: 0, byHand: 0, hindrance: null },
  ...rest,
})

const standing = (...states: readonly BatchItemState[]): Pick<BatchView, 'items'> => ({
  items: states.map((state, index) => ({
    ...{ itemId: itemId(index), name: 'x', rotationId: null, state, code: null, at: null },
  })),
})

const nothing = { left: new Set<ItemId>(), accepted: new Set<ItemId>() }

describe('the sum of a plan', () => {
  it('takes every key that can be part of it', () => {
    const plan = [planned(1), planned(2, { hindrance: 'replacement-running' })]
    expect(sumOf(plan, nothing)).toMatchObject({ itemIds: [itemId(1)], hindered: 1, waiting: 0 })
  })

  it('waits for the word of a person for each key that breaks something', () => {
    const plan = [planned(1, { breaks: true }), planned(2, { breaks: true })]
    const one = { ...nothing, accepted: toggled(nothing.accepted, itemId(1)) }
    expect(sumOf(plan, nothing).waiting).toBe(2)
    expect(sumOf(plan, one)).toMatchObject({ waiting: 1, acceptsBreak: [itemId(1)] })
  })

  it('never sends that a break is accepted of a key that is left out', () => {
    const both = new Set([itemId(1)])
    const sum = sumOf([planned(1, { breaks: true })], { left: both, accepted: both })
    expect(sum).toEqual({ itemIds: [], acceptsBreak: [], waiting: 0, hindered: 0 })
  })
})

describe('which keys are chosen', () => {
  it('is no filter while something is left to choose', () => {
    for (const by of ['owner', 'account', 'items'] as const)
      expect(filterOf({ ...emptyPick, by }), by).toBeNull()
  })

  it('is the filter that the person means', () => {
    expect(filterOf(emptyPick)).toEqual({ by: 'overdue' })
    expect(filterOf({ ...emptyPick, by: 'owner', owner: 'Ann' })).toEqual({
      by: 'owner',
      owner: 'Ann',
    })
    const items = filterOf({ ...emptyPick, by: 'items', itemIds: new Set([itemId(3)]) })
    expect(items).toEqual({ by: 'items', itemIds: [itemId(3)] })
  })

  it('proposes a name and a reason, never longer than the bridge takes', () => {
    expect(namesOf({ by: 'owner', owner: 'Ann' }, [])).toEqual({
      title: 'Keys of Ann',
      reason: 'Ann has left',
    })
    expect(namesOf({ by: 'account', connectionId }, [{ id: connectionId, name: 'ATNA' }])).toEqual({
      title: 'Keys at ATNA',
      reason: 'All keys at ATNA',
    })
    expect(namesOf({ by: 'owner', owner: 'x'.repeat(120) }, []).reason).toHaveLength(120)
  })

  it('counts owners and leaves out keys without one', () => {
    const rows = ['Zoe', 'Ann', '', 'zoe ', ' '].map((owner) => ({ owner }))
    expect(ownersOf(rows)).toEqual([
      { owner: 'Ann', count: 1 },
      { owner: 'Zoe', count: 2 },
    ])
  })
})

describe('how far a batch is', () => {
  it('offers to stop what runs, and to end only what has not all begun', () => {
    expect(batchActions({ state: 'running', ...standing('running', 'todo') })).toEqual([
      'stop',
      'end',
    ])
    expect(batchActions({ state: 'running', ...standing('done', 'running') })).toEqual(['stop'])
  })

  it('offers to go on with what was stopped, and to try again what failed', () => {
    expect(batchActions({ state: 'stopped', ...standing('failed', 'todo') })).toEqual([
      'resume',
      'retry',
      'end',
    ])
    expect(batchActions({ state: 'done', ...standing('done', 'failed') })).toEqual(['retry'])
    expect(batchActions({ state: 'done', ...standing('done', 'skipped') })).toEqual([])
  })

  it('says only what there is', () => {
    expect(partsText(standing('done', 'done'))).toBe('')
    expect(partsText(standing('running', 'failed', 'waiting', 'todo'))).toBe(
      '1 under way, 1 stopped, 1 waiting, 1 not begun',
    )
  })

  it('does not call a batch whole in which a key stopped', () => {
    const whole = truthOf({ state: 'done', ...standing('done') })
    expect(truthOf({ state: 'done', ...standing('done', 'failed') })).not.toBe(whole)
  })

  it('names a summary after its day', () => {
    expect(summaryName('csv', Date.UTC(2026, 10, 20, 14))).toBe('replaced-20_11_2026.csv')
  })

  it.each([
    ['/home/mira/what', '/home/mira/what.csv'],
    ['/home/mira/what.json', '/home/mira/what.csv'],
    ['/home/mira/what.CSV ', '/home/mira/what.csv'],
    ['/home/mira/what.txt', '/home/mira/what.txt.csv'],
    [' ', ''],
  ])('gives a summary the ending of its form: %s', (typed, path) => {
    expect(summaryPath(typed, 'csv')).toBe(path)
  })
})

describe('what is due in one sentence', () => {
  const none = { overdue: 0, dueSoon: 0, expired: 0, oldStillWork: 0 }

  it('001-21 says that the three-monthly review is due, with or without keys that are', () => {
    const due = 'The three-monthly review of all keys is due.'
    expect(dueText({ ...none, reviewDue: true })).toBe(due)
    expect(dueText({ ...none, overdue: 1, reviewDue: true })).toBe(`1 key is overdue. ${due}`)
    expect(dueText({ ...none, overdue: 1, reviewDue: false })).toBe('1 key is overdue.')
  })

  it('is empty where nothing is due', () => {
    expect(dueText(none)).toBe('')
  })

  it('counts what is overdue and what more will be', () => {
    expect(dueText({ ...none, overdue: 3, dueSoon: 2 })).toBe(
      '3 keys are overdue, 2 more within 14 days.',
    )
    expect(dueText({ ...none, overdue: 1 })).toBe('1 key is overdue.')
    expect(dueText({ ...none, dueSoon: 1 })).toBe('1 key due within 14 days.')
  })

  it('tells of keys that expired and of old ones past their end', () => {
    expect(dueText({ ...none, expired: 2, oldStillWork: 1 })).toBe(
      '2 keys expired, 1 old key past its end still works.',
    )
  })
})

describe('what is left of the old key', () => {
  const view = { kind: 'replace', step: 'promoted', strategy: 'overlap', oldOffAt: null } as const
  const at = Date.UTC(2026, 10, 20, 14, 5)

  it('says until when it works, or that the person turns it off', () => {
    const graceEndsAt = at + 13 * 86_400_000

    expect(oldLeft({ ...view, graceEndsAt }, at)).toBe('Old key until 3 Dec.')
    expect(oldLeft({ ...view, graceEndsAt, strategy: 'guided' }, at)).toContain('from 3 Dec on')
    expect(oldLeft({ ...view, graceEndsAt: null, strategy: 'guided' }, at)).toContain('you turn it')
  })

  it('says nothing once it is off, or where nothing was replaced', () => {
    const over = { ...view, graceEndsAt: null }

    expect(oldLeft({ ...over, oldOffAt: at }, at)).toBe('')
    expect(oldLeft({ ...over, step: 'done' }, at)).toBe('')
    expect(oldLeft({ ...over, kind: 'turn-off' }, at)).toBe('')
    expect(oldLeft(null, at)).toBe('')
  })
})
