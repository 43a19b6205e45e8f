import { describe, expect, it } from 'vitest'
import { weightOf } from '../../../../../src-renderer/screens/replacement/weight.ts'
import { samplePlace } from './sample-place.ts'
import { key, sampleView } from './sample-view.ts'

const places = [
  samplePlace({ id: 'a', state: 'updated' }),
  samplePlace({ id: 'b', kind: 'github-secret', where: 'northwind/shop' }),
  samplePlace({ id: 'c', kind: 'manual', where: 'Fly', who: 'person', state: 'ticked' }),
]
const view = sampleView({ step: 'promoted', new: key('b'), places })

const said = (action: Parameters<typeof weightOf>[1]['action']) =>
  weightOf(view, { action, remoteId: null })

describe('weightOf', () => {
  it('says which places get back what, and which key is turned off, before taking back', () => {
    const { lines, isFinal } = said('take-back')

    expect(isFinal).toBe(false)
    expect(lines).toEqual([
      'These get back what stood there: checkout/.env.',
      'You change these back: Fly.',
      'The old key is the one in use again.',
      'The new key is turned off at ATNA practice.',
    ])
  })

  it('does not claim to turn off a key where only the person can', () => {
    const guided = { ...view, strategy: 'guided', connectionId: null } as const
    const lines = (['take-back', 'abandon'] as const).flatMap(
      (action) => weightOf(guided, { action, remoteId: null }).lines,
    )

    expect(lines.join(' ')).not.toContain('is turned off')
    expect(lines.join(' ')).toContain('You turn the new key off at ATNA practice')
  })

  it('names the places that still have the old key before it is turned off', () => {
    expect(said('turn-off-old').lines.join(' ')).toContain('northwind/shop')
    expect(said('turn-off-old').lines.join(' ')).not.toContain('Fly')
  })

  it('asks for a tick where everything breaks', () => {
    expect(said('accept-break').tick).not.toBeNull()
    expect(said('accept-break').lines.join(' ')).toContain('checkout/.env, northwind/shop, Fly')
    expect(said('turn-off-old').tick).toBeNull()
  })

  it('says that giving up a key cannot be taken back', () => {
    expect(said('give-up-slot').isFinal).toBe(true)
  })
})
