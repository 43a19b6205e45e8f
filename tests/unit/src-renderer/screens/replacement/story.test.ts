import { describe, expect, it } from 'vitest'
import { RotationKind, Step, Truth, type RotationView } from '../../../../../src-shared/rotation.ts'
import { namesOf, storyOf } from '../../../../../src-renderer/screens/replacement/story.ts'
import { lineWords } from '../../../../../src-renderer/words/en-story.ts'
import { key, linesAt, now, sampleView } from './sample-view.ts'

const toldBy = (view: RotationView) => storyOf(view).map(({ told }) => told)

describe('storyOf', () => {
  it('tells a replacement in four lines', () => {
    const view = sampleView({ step: 'proved', new: key('b'), lines: linesAt(2, 'waiting') })

    expect(toldBy(view)).toEqual(['made-done', 'saved-done', 'places-waiting', 'old-todo'])
  })

  it('tells a first key without places and without an old key', () => {
    const view = sampleView({ kind: 'generate', step: 'done', lines: linesAt(4, 'done') })

    expect(toldBy(view)).toEqual(['made-done', 'saved-done'])
  })

  it('tells turning off in one line, and that it was refused', () => {
    const done = sampleView({ kind: 'turn-off', step: 'done', truth: 'turned-off' })
    const refused = sampleView({ kind: 'turn-off', step: 'abandoned', lines: linesAt(0, 'failed') })

    expect(toldBy({ ...done, lines: linesAt(4, 'done') })).toEqual(['old-done'])
    expect(toldBy(refused)).toEqual(['old-failed'])
  })

  it('tells a lost reply as unknown and never as failed', () => {
    const view = sampleView({ step: 'unknown', askedAt: now, lines: linesAt(0, 'unknown') })
    const [first] = storyOf(view)

    expect(first).toMatchObject({ told: 'made-lost', mark: 'unknown' })
  })

  it('tells candidates, an orphan and that nothing was made apart', () => {
    const candidate = { remoteId: 'r', name: null, createdAt: now, signer: false, ours: false }
    const unknown = sampleView({ step: 'unknown', lines: linesAt(0, 'unknown') })

    expect(toldBy({ ...unknown, candidates: [candidate] })[0]).toBe('made-unclear')
    expect(toldBy({ ...unknown, step: 'orphaned' })[0]).toBe('made-orphan')
    expect(toldBy(sampleView({ askedAt: now }))[0]).toBe('made-none')
    expect(toldBy(sampleView({}))[0]).toBe('made-todo')
  })

  it('tells a full provider as a choice that waits', () => {
    const trouble = { code: 'provider-slots-full' as const, at: now }
    const [first] = storyOf(sampleView({ trouble, lines: linesAt(0, 'failed') }))

    expect(first).toMatchObject({ told: 'made-full', mark: 'waiting' })
  })

  it('tells that an old key was kept', () => {
    const view = sampleView({ step: 'done', truth: 'both-work', lines: linesAt(4, 'done') })

    expect(toldBy(view).at(-1)).toBe('old-kept')
  })

  it('tells until when a kept key was to work, where that was said', () => {
    const view = sampleView({ step: 'done', truth: 'both-work' })
    const kept = (graceEndsAt: number | null) =>
      lineWords['old-kept'](namesOf({ ...view, graceEndsAt }, now)).detail

    expect(kept(now + 13 * 86_400_000)).toMatch(/It was to be turned off by 3 Dec$/)
    expect(kept(null)).not.toContain('turned off')
  })

  it('makes visible what a provider’s name hides', () => {
    const names = namesOf(sampleView({ providerName: 'pay\u202Elap' }), now)

    expect(names.provider).toBe('pay[U+202E]lap')
  })

  it('has words for every kind, step and truth', () => {
    const untold: string[] = []
    for (const view of everyView())
      for (const { told } of storyOf(view))
        if (lineWords[told](namesOf(view, now)).title === '') untold.push(told)

    expect(untold).toEqual([])
  })
})

function* everyView(): Generator<RotationView> {
  for (const kind of RotationKind.options)
    for (const step of Step.options)
      for (const truth of Truth.options)
        for (const state of ['todo', 'working', 'waiting', 'done', 'unknown', 'failed'] as const)
          for (const done of [0, 1, 2, 3])
            yield sampleView({ kind, step, truth, lines: linesAt(done, state) })
}
