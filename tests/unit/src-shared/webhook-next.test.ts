import { describe, expect, it } from 'vitest'
import { VersionId } from '../../../src-shared/ids.ts'
import type { Stage } from '../../../src-shared/item.ts'
import type { Replay, WebhookKey } from '../../../src-shared/webhook.ts'
import {
  isGoodReplay,
  lastReplayOf,
  leakSteps,
  newAndOld,
  nextAfterLeak,
  regenerationOf,
  type LeakStep,
} from '../../../src-shared/webhook-next.ts'

const id = (digit: number) => VersionId.parse(String(digit).repeat(32))

/** Newest first; a digit for the id and the stage. */
function versions(...stages: readonly (Stage | 'purged')[]): WebhookKey['versions'] {
  return stages.map((stage, index) => ({
    versionId: id(index),
    stage: stage === 'purged' ? 'revoked' : stage,
    ...{ hint: null, signer: false, hasSecret: stage !== 'purged' },
  }))
}

function replay(more: Partial<Replay> = {}): Replay {
  return {
    ...{ at: 1, host: 'shop.example', versionId: id(0), newStatus: 200, oldStatus: 401 },
    ...{ newAccepted: true, oldRefused: true, ...more },
  }
}

function next(
  stages: readonly (Stage | 'purged')[],
  replays: readonly Replay[] = [],
  placesDone = false,
): LeakStep | null {
  const key = { versions: versions(...stages), replays: [...replays] }
  return nextAfterLeak({ key, placesDone })
}

describe('the new and the old secret', () => {
  const of = (...stages: readonly (Stage | 'purged')[]) => {
    const { new: fresh, old } = newAndOld(versions(...stages))
    return [fresh?.versionId ?? null, old?.versionId ?? null]
  }

  it('are the one that is not live yet and the one in use during a replacement', () => {
    expect(of('pending', 'current', 'previous')).toEqual([id(0), id(1)])
    expect(of('pending')).toEqual([id(0), null])
  })

  it('are the one in use and the one before it afterwards', () => {
    expect(of('current', 'previous', 'revoked')).toEqual([id(0), id(1)])
    expect(of('current', 'revoked')).toEqual([id(0), id(1)])
  })

  it('are only those whose value is kept', () => {
    expect(of('current', 'purged')).toEqual([id(0), null])
    expect(of('purged')).toEqual([null, null])
    expect(of()).toEqual([null, null])
  })
})

describe('after a leak', () => {
  it('001-25 a new secret comes first, then the receiver, then the replay test', () => {
    expect(leakSteps).toEqual(['new-secret', 'receiver', 'replay'])
    const walk = [
      next(['current']),
      next(['pending', 'current']),
      next(['pending', 'current'], [], true),
      next(['pending', 'current'], [replay()], true),
    ]
    expect(walk).toEqual(['new-secret', 'receiver', 'replay', null])
    const promoted = [
      next(['current', 'previous']),
      next(['current', 'previous'], [], true),
      next(['current', 'previous'], [replay()], true),
    ]
    expect(promoted).toEqual(['receiver', 'replay', null])
  })

  it('001-25 no step is skipped: a test of an earlier secret shows nothing about this one', () => {
    expect(next(['current', 'previous'], [replay({ versionId: id(1) })], true)).toBe('replay')
    expect(next(['current'], [], true)).toBe('new-secret')
    expect(next([], [], true)).toBe('new-secret')
  })

  it('001-27 the receiver is next where it refused the new secret or took the old one', () => {
    const bad = [replay({ newAccepted: false, newStatus: 401 }), replay({ oldRefused: false })]
    for (const each of bad) expect(next(['current', 'previous'], [each], true)).toBe('receiver')
    const mended = [replay({ at: 2 }), replay({ at: 1, oldRefused: false })]
    expect(next(['current', 'previous'], mended, true)).toBeNull()
  })

  it('a test without an old secret does not show that a leaked one is refused', () => {
    expect(next(['current'], [replay({ oldStatus: null, oldRefused: null })])).toBe('new-secret')
  })
})

it('001-26 tells who makes a new signing secret, and that nobody can', () => {
  const of = (generate: 'api' | 'guided' | 'none', rotateInPlace: 'api' | 'guided' | 'none') =>
    regenerationOf({ generate, rotateInPlace })
  expect(of('none', 'none')).toBe('none')
  expect([of('api', 'none'), of('none', 'api'), of('guided', 'api')]).toEqual(['api', 'api', 'api'])
  expect([of('guided', 'none'), of('none', 'guided')]).toEqual(['guided', 'guided'])
  expect(regenerationOf(null)).toBe('guided')
})

it('finds the newest test of a secret, whatever their order', () => {
  const [first, last] = [replay({ at: 1 }), replay({ at: 9, oldRefused: null })]
  expect(lastReplayOf({ replays: [first, last] }, id(0))).toBe(last)
  expect(lastReplayOf({ replays: [first] }, id(3))).toBeNull()
  expect([isGoodReplay(last), isGoodReplay(replay({ oldRefused: false }))]).toEqual([true, false])
})
