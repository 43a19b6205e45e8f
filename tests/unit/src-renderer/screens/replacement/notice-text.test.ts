import { describe, expect, it } from 'vitest'
import { noticeOf } from '../../../../../src-renderer/screens/replacement/notice-text.ts'
import { samplePlace } from './sample-place.ts'
import { key, now, sampleView } from './sample-view.ts'

const view = sampleView({ new: key('b'), graceEndsAt: now + 86_400_000 })
const place = samplePlace({ kind: 'manual', where: 'Fly, worker', what: '', who: 'person' })

describe('noticeOf', () => {
  it('names the key, the place, the dates and what to do', () => {
    const text = noticeOf(view, place, now)

    expect(text).toContain('The key billing at ATNA practice is being replaced.')
    expect(text).toContain('Place: Fly, worker')
    expect(text).toContain('The old key works until 21 Nov 2026, 14:05 UTC.')
    expect(text).toContain('What to do:')
  })

  it('holds nothing of a value, not even its masked end', () => {
    const text = noticeOf(view, place, now)

    expect(text).not.toContain('atna_')
    expect(text).not.toContain('aaaa')
    expect(text).not.toContain('bbbb')
  })

  it('does not promise an old key that is dead', () => {
    const dead = { ...view, oldOffAt: now }
    expect(noticeOf(dead, place, now)).toContain('does not work any more')
  })

  it('fits what the clipboard is asked to take', () => {
    const long = samplePlace({ where: 'x'.repeat(4_096) })
    expect(noticeOf(view, long, now).length).toBeLessThanOrEqual(4_000)
  })
})
