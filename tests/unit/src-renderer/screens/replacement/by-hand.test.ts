import { describe, expect, it } from 'vitest'
import { offeredActions } from '../../../../../src-renderer/screens/replacement/actions.ts'
import {
  handsNeeded,
  isNewToTurnOff,
  truthText,
  waitsForHands,
} from '../../../../../src-renderer/screens/replacement/by-hand.ts'
import { keyToCopy } from '../../../../../src-renderer/screens/replacement/key-to-copy.ts'
import {
  firstToChange,
  markOf,
} from '../../../../../src-renderer/screens/replacement/place-numbers.ts'
import { namesOf, storyOf } from '../../../../../src-renderer/screens/replacement/story.ts'
import { lineWords } from '../../../../../src-renderer/words/en-story.ts'
import { samplePlace } from './sample-place.ts'
import { key, linesAt, now, sampleView } from './sample-view.ts'

const byHand = linesAt(2, 'waiting').map((line) =>
  line.id === 'saved' || line.id === 'made' ? { ...line, who: 'person' as const, at: now } : line,
)
const ticked = samplePlace({ id: 'a', who: 'person', state: 'ticked', actions: ['undo', 'skip'] })
const untouched = samplePlace({ id: 'b' })

const back = sampleView({
  ...{ strategy: 'guided', step: 'proved', truth: 'taking-back', backAt: now, promotedAt: now },
  ...{ new: key('b'), lines: byHand, actions: ['end-here'], places: [untouched] },
})
const waiting = {
  ...back,
  step: 'promoted' as const,
  actions: ['continue' as const, 'end-here' as const],
  places: [ticked, untouched],
}

describe('a guided replacement that is taken back', () => {
  it('asks for the new key to be turned off once everything is back, and for nothing else', () => {
    expect(isNewToTurnOff(back)).toBe(true)
    expect(offeredActions(back)).toEqual([{ action: 'end-here', weight: 'filled', weighed: null }])
    expect(isNewToTurnOff(waiting)).toBe(false)
    expect(isNewToTurnOff({ ...back, strategy: 'overlap' })).toBe(false)
  })

  it('names the place that a person puts back first, and offers no going on before', () => {
    expect(handsNeeded(waiting)).toEqual([ticked])
    expect(waitsForHands(waiting)).toBe(true)
    expect(offeredActions(waiting).map(({ action, weight }) => [action, weight])).toEqual([
      ['end-here', 'quiet'],
    ])
    const places = storyOf(waiting).find(({ id }) => id === 'places')
    expect(places?.told).toBe('places-hands')
    expect(lineWords['places-hands'](namesOf(waiting, now)).title).toContain('checkout/.env')
  })

  it('offers to go on while a place is left that Keyturn puts back', () => {
    const ours = samplePlace({ id: 'c', state: 'updated' })

    expect(waitsForHands({ ...waiting, places: [ticked, ours] })).toBe(false)
    expect(waitsForHands({ ...waiting, backAt: null })).toBe(false)
  })

  it('tells its lines in the order of the way back, without a time beside what is to come', () => {
    const told = storyOf(back)

    expect(told.map(({ id }) => id)).toEqual(['saved', 'places', 'old', 'made'])
    expect(told.at(-1)).toMatchObject({ told: 'made-off-by-hand', mark: 'waiting', at: null })
  })

  it('tells afterwards that the new key is off and what was saved stays saved', () => {
    const lines = linesAt(0, 'failed').map((line) =>
      line.id === 'saved' ? { ...line, who: 'person' as const } : line,
    )
    const over = sampleView({ ...back, step: 'abandoned', truth: 'taken-back', actions: [], lines })

    expect(storyOf(over).map(({ told, mark }) => [told, mark])).toEqual([
      ['saved-back', 'done'],
      ['places-untouched', 'done'],
      ['old-again', 'done'],
      ['made-off-said', 'done'],
    ])
    expect(truthText(over)).toBe('Only the old key is in use. You turned the new one off.')
    expect(keyToCopy(over)).toBeNull()
  })

  it('offers the old key for copying, and the new one on the way there', () => {
    expect(keyToCopy(waiting)).toEqual({ key: back.old, isOld: true })
    expect(keyToCopy({ ...waiting, backAt: null })).toEqual({ key: back.new, isOld: false })
  })

  it('marks a place that was not changed as nothing left to do', () => {
    expect(markOf(untouched, true)).toBe('left-out')
    expect(markOf(samplePlace({ who: 'person' }), true)).toBe('left-out')
    expect(markOf(ticked, true)).toBe('done')
  })
})

describe('a key that only the person tried', () => {
  const promoted = sampleView({ strategy: 'guided', truth: 'both-work', lines: byHand })

  it('is told by their word and not as proved', () => {
    expect(truthText(promoted)).toContain('You said that the new key works.')
    expect(truthText({ ...promoted, strategy: 'overlap' })).toBe('Both keys work. Safe to close.')
    const [, saved] = storyOf(promoted)
    expect(saved?.told).toBe('saved-said')
    expect(lineWords['saved-said'](namesOf(promoted, now)).title).not.toContain('proved')
  })

  it('shows the first place that their word changes before it is said', () => {
    const hand = samplePlace({ id: 'h', who: 'person' })
    const places = [hand, untouched]

    expect(firstToChange({ actions: ['works-by-hand'], places })).toBe(untouched)
    expect(firstToChange({ actions: ['places-done'], places })).toBeNull()
  })
})
