import { describe, expect, it } from 'vitest'
import { RotationKind, Step, Truth } from '../../../../../src-shared/rotation.ts'
import { lengthsOf, type Stretch } from '../../../../../src-renderer/screens/replacement/lengths.ts'
import { key, now, sampleView } from './sample-view.ts'

describe('lengthsOf', () => {
  it('draws the old key alone before anything was asked', () => {
    const lengths = lengthsOf(sampleView({}), now)

    expect(lengths.next).toBeNull()
    expect(lengths.old?.hatched).toBeNull()
  })

  it('draws a new key that may exist as uncertain and no overlap with it', () => {
    const view = sampleView({ step: 'unknown', truth: 'old-works-new-unknown', askedAt: now })
    const lengths = lengthsOf(view, now)

    expect(lengths.next?.certain).toBe(false)
    expect(lengths.overlap).toBeNull()
  })

  it('shades the time in which both keys work', () => {
    const view = sampleView({ step: 'promoted', truth: 'both-work', new: key('b') })
    const { overlap, marks } = lengthsOf({ ...view, graceEndsAt: now + 1 }, now)

    expect(overlap).not.toBeNull()
    expect(marks.map(({ kind }) => kind)).toEqual(['made', 'now', 'both-work', 'ends'])
  })

  it('ends the old key and the overlap once it is off', () => {
    const view = sampleView({ step: 'done', truth: 'turned-off', new: key('b') })
    const lengths = lengthsOf(view, now)

    expect(lengths.old?.hatched).toBeNull()
    expect(lengths.overlap).toBeNull()
  })

  it('draws no old key for a first one', () => {
    const view = sampleView({ kind: 'generate', step: 'done', old: null, new: key('b') })
    const lengths = lengthsOf({ ...view, truth: 'new-works' }, now)

    expect(lengths.old).toBeNull()
    expect(lengths.next?.stretch).toEqual({ from: 0, to: 100 })
  })

  it('stays inside the drawing whatever a view says', () => {
    for (const kind of RotationKind.options)
      for (const step of Step.options)
        for (const truth of Truth.options)
          for (const made of [null, key('b')]) {
            const { old, next, overlap } = lengthsOf(
              sampleView({ kind, step, truth, new: made }),
              now,
            )
            const all: readonly (Stretch | null | undefined)[] = [
              old?.solid,
              old?.hatched,
              next?.stretch,
              overlap,
            ]
            for (const stretch of all) {
              if (!stretch) continue
              expect(stretch.from).toBeGreaterThanOrEqual(0)
              expect(stretch.to).toBeGreaterThan(stretch.from)
              expect(stretch.to).toBeLessThanOrEqual(100)
            }
          }
  })
})
