import { describe, expect, it } from 'vitest'
import { PlaceState } from '../../../../../src-shared/rotation.ts'
import {
  actionInList,
  actionLabel,
} from '../../../../../src-renderer/screens/replacement/place-actions.ts'
import { placeName } from '../../../../../src-renderer/screens/replacement/place-name.ts'
import {
  firstShown,
  markOf,
  placeNumbers,
} from '../../../../../src-renderer/screens/replacement/place-numbers.ts'
import { samplePlace } from './sample-place.ts'
import { now, sampleView } from './sample-view.ts'

const done = samplePlace({ id: 'done', state: 'updated' })
const failed = samplePlace({ id: 'failed', state: 'failed', actions: ['update', 'tick', 'skip'] })
const byHand = samplePlace({ id: 'hand', who: 'person', actions: ['tick', 'skip'] })
const deploying = samplePlace({ id: 'wait', state: 'waiting', actions: ['check'] })

describe('markOf', () => {
  it('tells a place whose check failed from one that is done', () => {
    expect(markOf(done)).toBe('done')
    expect(markOf({ ...done, checkCode: 'place-check-failed' })).toBe('stuck')
  })

  it('tells what is the person’s from what is still to come', () => {
    expect(markOf(byHand)).toBe('by-hand')
    expect(markOf(samplePlace({}))).toBe('todo')
  })

  it('never calls done what may not have the new key', () => {
    const marked = PlaceState.options.filter((state) => markOf(samplePlace({ state })) === 'done')
    expect(marked).toEqual(['updated', 'ticked'])
  })
})

describe('placeNumbers', () => {
  it('counts each place once', () => {
    const view = sampleView({ places: [done, failed, byHand, deploying] })

    expect(placeNumbers(view)).toEqual({
      total: 4,
      switched: 1,
      byHand: 1,
      deploying: 1,
      stuck: 1,
      left: 3,
    })
  })

  it('counts the words of a replacement that kept no record of each place', () => {
    const view = sampleView({ callers: ['a', 'b'] })

    expect(placeNumbers(view)).toMatchObject({ total: 2, switched: 0, byHand: 2 })
    expect(placeNumbers({ ...view, placesDoneAt: now })).toMatchObject({ switched: 2, byHand: 0 })
  })
})

describe('firstShown', () => {
  it('shows what needs a look before what is for the person, and that before the rest', () => {
    expect(firstShown([done, byHand, failed])?.id).toBe('failed')
    expect(firstShown([done, byHand])?.id).toBe('hand')
    expect(firstShown([done])?.id).toBe('done')
    expect(firstShown([])).toBeNull()
  })
})

describe('actionInList', () => {
  it('offers the next step only where the vault offers it', () => {
    expect(actionInList(failed, false)).toBe('update')
    expect(actionInList(byHand, false)).toBe('tick')
    expect(actionInList({ ...failed, actions: [] }, false)).toBeNull()
    expect(actionInList(done, false)).toBeNull()
  })

  it('offers no overwriting before the place was looked at', () => {
    const differs = samplePlace({ state: 'differs', actions: ['overwrite', 'update'] })
    expect(actionInList(differs, false)).toBeNull()
  })

  it('offers to put back while the replacement is being taken back', () => {
    expect(actionInList({ ...done, actions: ['undo'] }, true)).toBe('undo')
  })
})

describe('actionLabel', () => {
  it('calls a second try what it is', () => {
    expect(actionLabel(failed, 'update')).toBe('Try again')
    expect(actionLabel(samplePlace({}), 'update')).not.toBe('Try again')
  })

  it('asks a person for their word where Keyturn cannot put anything back', () => {
    expect(actionLabel(byHand, 'undo')).toBe('I changed it back')
    expect(actionLabel(done, 'undo')).toBe('Undo this place')
  })
})

describe('placeName', () => {
  it.each([
    ['env-file', '/home/ann/checkout/.env', 'checkout/.env'],
    ['json-file', 'C:\\work\\settings.json', 'work/settings.json'],
    ['npmrc', '.npmrc', '.npmrc'],
    ['github-secret', 'northwind/checkout', 'northwind/checkout'],
    ['manual', 'a/b/c by hand', 'a/b/c by hand'],
  ])('names a %s at %s', (kind, where, name) => {
    expect(placeName({ kind, where })).toBe(name)
  })
})
