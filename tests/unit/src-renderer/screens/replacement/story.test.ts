import { describe, expect, it } from 'vitest'
import { settlesMs } from '../../../../../src-shared/policy.ts'
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

  it('tells that nothing was found so soon that it is looked for again', () => {
    const view = sampleView({ step: 'unknown', askedAt: now, lines: linesAt(0, 'unknown') })
    const early = { ...view, notBefore: now + settlesMs }
    const inPlace = { ...early, strategy: 'in-place', truth: 'either-may-live' } as const
    const paused = { ...view, notBefore: now + 2 * settlesMs }

    expect(toldBy(early)[0]).toBe('made-not-listed')
    expect(toldBy(inPlace)[0]).toBe('made-old-lives')
    expect(toldBy(paused)[0]).toBe('made-lost')
    for (const line of ['made-not-listed', 'made-old-lives'] as const)
      expect(lineWords[line](namesOf(early, now)).detail).toContain('again at 14:05:30 UTC')
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

  it('tells in an emergency that the old key goes first, but not the one that signs', () => {
    const view = sampleView({ urgent: true, actions: ['turn-off-old'] })
    const signs = sampleView({ urgent: true, old: { ...key('a'), signer: true } })

    expect(storyOf(view).map(({ id }) => id)).toEqual(['old', 'made', 'saved', 'places'])
    expect(storyOf(view)[0]).toMatchObject({ told: 'old-first', mark: 'waiting' })
    expect(storyOf(signs)[0]?.id).toBe('made')
  })

  it('tells a key replaced in place as dead at once, and a lost reply as unknown', () => {
    const shared = { strategy: 'in-place', new: key('b') } as const
    const saved = sampleView({
      ...shared,
      truth: 'old-dead-new-saved',
      lines: linesAt(2, 'waiting'),
    })
    const lost = sampleView({ strategy: 'in-place', step: 'unknown', truth: 'either-may-live' })

    expect(toldBy(saved).at(-1)).toBe('old-dead')
    expect(toldBy({ ...lost, lines: linesAt(0, 'unknown') })).toMatchObject({
      0: 'made-either',
      3: 'old-unclear',
    })
  })

  it('tells what Keyturn tries again as under way and not as stopped', () => {
    const trouble = { code: 'provider-rate-limited' as const, at: now }
    const view = sampleView({ trouble, notBefore: now + 90_000, lines: linesAt(0, 'failed') })
    const [first] = storyOf(view)

    expect(first).toMatchObject({ told: 'made-retry', mark: 'working' })
    expect(lineWords['made-retry'](namesOf(view, now)).detail).toContain('14:06:30 UTC')
  })

  it('tells a guided key by what the person does next', () => {
    const view = sampleView({ strategy: 'guided', truth: 'waiting-for-new' })
    const proof = sampleView({ strategy: 'guided', actions: ['works-by-hand'] })
    const old = sampleView({ strategy: 'guided', step: 'promoted', actions: ['old-is-off'] })

    expect(toldBy(view)[0]).toBe('made-guided')
    expect(toldBy({ ...proof, lines: linesAt(1, 'waiting') })[1]).toBe('saved-by-hand')
    expect(toldBy({ ...old, lines: linesAt(3, 'waiting') })[3]).toBe('old-by-hand')
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
