import { describe, expect, it } from 'vitest'
import {
  batchView,
  isFinished,
  standingOf,
  whoActs,
} from '../../../../src-core/rotation/batch-state.ts'
import type { Batch, BatchItemState } from '../../../../src-shared/batch.ts'
import type { ErrorCode } from '../../../../src-shared/errors.ts'
import { BatchId, ItemId } from '../../../../src-shared/ids.ts'
import type { PlaceView, RotationView } from '../../../../src-shared/rotation.ts'

type Read = Pick<
  RotationView,
  'step' | 'truth' | 'turn' | 'trouble' | 'notBefore' | 'promotedAt' | 'backAt' | 'places'
>

const at = Date.UTC(2026, 10, 20)
const waiting: Read = {
  ...{ step: 'proved', truth: 'both-work', turn: 'person', trouble: null },
  ...{ notBefore: null, promotedAt: null, backAt: null, places: [] },
}

// Only this much of a view is read.
const view = (change: Partial<Read>) => ({ ...waiting, ...change }) as RotationView
const trouble = (code: 'provider-rate-limited' | 'provider-forbidden') => ({ code, at })
const place = (change: Partial<PlaceView>) =>
  ({ state: 'failed', code: null, ...change }) as PlaceView

type Row = readonly [string, Partial<Read>, BatchItemState, ErrorCode | null]

const rows: readonly Row[] = [
  ['it is over', { step: 'done' }, 'done', null],
  ['every place has the new key', { step: 'promoted', promotedAt: at }, 'done', null],
  [
    'the old one cannot be turned off',
    { step: 'retiring', promotedAt: at, trouble: trouble('provider-forbidden') },
    'done',
    null,
  ],
  ['it is taken back', { step: 'proved', promotedAt: at, backAt: at }, 'waiting', null],
  ['it was taken back', { step: 'abandoned', truth: 'taken-back' }, 'failed', null],
  [
    'it was given up',
    { step: 'abandoned', trouble: trouble('provider-forbidden') },
    'failed',
    'provider-forbidden',
  ],
  ['Keyturn is at work', { step: 'creating', turn: 'keyturn' }, 'running', null],
  [
    'the provider asked to wait',
    {
      step: 'planned',
      turn: 'keyturn',
      notBefore: at,
      trouble: trouble('provider-rate-limited'),
    },
    'waiting',
    'provider-rate-limited',
  ],
  [
    'the provider refused',
    { step: 'planned', trouble: trouble('provider-forbidden') },
    'failed',
    'provider-forbidden',
  ],
  ['the reply was lost', { step: 'unknown' }, 'failed', 'provider-no-reply'],
  ['a crash cut it off', { step: 'creating' }, 'failed', 'provider-no-reply'],
  ['a person is to act', {}, 'waiting', null],
  [
    'a place is stuck',
    { places: [place({ state: 'differs', code: 'place-changed' })] },
    'waiting',
    'place-changed',
  ],
]

describe('how far a key of a batch is', () => {
  it.each(rows)('is told where %s', (_what, change, ...[state, code]) => {
    expect(standingOf(view(change))).toEqual({ state, code })
  })

  it('says who acts next', () => {
    const who = (state: BatchItemState, of: RotationView | null = null) => whoActs({ state }, of)

    expect([who('todo'), who('running')]).toEqual(['keyturn', 'keyturn'])
    expect([who('waiting', view({})), who('failed')]).toEqual(['person', 'person'])
    expect(who('waiting', view({ notBefore: at }))).toBe('keyturn')
    expect([who('done'), who('skipped')]).toEqual(['nobody', 'nobody'])
  })
})

describe('a batch that is shown', () => {
  const batch = (state: BatchItemState, code: string | null): Batch => ({
    ...{ id: BatchId.parse('1'.repeat(32)), title: 'All', reason: '', startedAt: at },
    ...{ state: 'running', acceptsBreak: [], later: 'words' },
    items: [
      {
        ...{ itemId: ItemId.parse('2'.repeat(32)), name: 'risk', rotationId: null },
        ...{ state, code, at, later: 'words' },
      },
    ],
  })

  it('holds nothing that a later version wrote, and no code that is unknown here', () => {
    const shown = batchView(batch('failed', 'a-later-code'))

    expect(shown.items[0]?.code).toBe('internal')
    expect(JSON.stringify(shown)).not.toContain('later')
  })

  it('is finished when nothing is left to do, begin or wait for', () => {
    const finished = (state: BatchItemState) => isFinished(batch(state, null))

    expect(['done', 'failed', 'skipped'].every((state) => finished(state as BatchItemState))).toBe(
      true,
    )
    expect(['todo', 'running', 'waiting'].some((state) => finished(state as BatchItemState))).toBe(
      false,
    )
  })
})
