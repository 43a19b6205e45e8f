import { describe, expect, it } from 'vitest'
import {
  checkTold,
  notSentTold,
  replayTold,
  sentTold,
} from '../../../../../src-renderer/screens/webhooks/told-text.ts'
import { WhyNone, type CheckedRequest, type SentSample } from '../../../../../src-shared/webhook.ts'
import { itemId, name, replay, schemes, signing } from './sample-signer.ts'

const signedBy = (stage: 'pending' | 'current' | 'previous' | 'revoked') => ({
  ...{ itemId, name, stage, versionId: signing(stage).versionId },
  scheme: 'standard' as const,
})

const checked = (rest: Partial<CheckedRequest>): CheckedRequest => ({
  ...{ schemes: ['standard'], signedBy: null, why: null, change: null, offSeconds: null },
  ...rest,
})

const told = (rest: Partial<CheckedRequest>) => checkTold(checked(rest), schemes)

describe('a captured request', () => {
  it('says by whom it is signed, and that all is well', () => {
    expect(told({ signedBy: signedBy('current'), offSeconds: 2 })).toEqual({
      tone: 'fine',
      title: 'Signed by standup_hook with its key in use.',
      lines: [
        'Its signature and its time are good.',
        'Scheme: Standard Webhooks.',
        'Its time is 2 seconds old.',
      ],
      todo: null,
    })
  })

  it('says which of the secrets signed, and what follows', () => {
    const by = (stage: 'pending' | 'previous' | 'revoked') => told({ signedBy: signedBy(stage) })
    expect(by('previous')).toMatchObject({
      tone: 'soon',
      title: 'Signed by standup_hook with its old key, which still works.',
      todo: 'The sender still signs with the old key. Switch it to the new one there.',
    })
    expect(by('revoked').title).toMatch(/with a key that was turned off\.$/)
    expect(by('pending').todo).toBe('The sender signs with the new key already.')
  })

  it('names who signed it also where its time is off', () => {
    const late = told({ signedBy: signedBy('current'), why: 'time', offSeconds: 754 })
    expect(late.title).toBe('Signed by standup_hook with its key in use.')
    expect(late.lines).toContain('Its time is too far off, so a receiver refuses it.')
    expect(late.lines).toContain('Its time is 13 minutes old.')
    expect(told({ why: 'time', offSeconds: -400 }).lines).toContain('Its time is 7 minutes ahead.')
  })

  it('says how the body was changed', () => {
    const body = told({ signedBy: signedBy('current'), why: 'body-changed', change: 'line-ends' })
    expect(body.lines).toContain('With its line ends as they were, the signature fits.')
  })

  it.each(WhyNone.options)('says in whole sentences why, and what to do: %s', (why) => {
    const { title, lines, todo, tone } = told({ why })
    expect(tone).toBe('act')
    expect(title).toBe('No secret of this vault signed it.')
    for (const sentence of [...lines, todo ?? '']) expect(sentence).toMatch(/^[A-Z].*\.$/u)
    expect(lines).toContain('It carries headers of: Standard Webhooks.')
  })
})

describe('a sample that was sent', () => {
  const sent = (rest: Partial<SentSample>): SentSample => ({
    ...{ sent: [], status: 200, code: null, ms: 34, replyHeaders: [], replyBody: '' },
    ...rest,
  })

  it.each([
    [204, 'fine', 'Accepted: the receiver answered 204.'],
    [302, 'soon', 'The receiver answered 302 and points elsewhere. Keyturn does not follow.'],
    [401, 'act', 'Refused: the receiver answered 401.'],
    [503, 'act', 'The receiver failed: it answered 503.'],
  ])('is told for %i', (status, tone, title) => {
    const lines = ['It took 34 ms.']
    expect(sentTold(sent({ status }), 'new')).toEqual({ tone, title, lines, todo: null })
  })

  it('is to be refused where only the old secret signed it', () => {
    expect(sentTold(sent({ status: 401 }), 'old')).toMatchObject({
      tone: 'fine',
      lines: ['That is right: it was the old secret.', 'It took 34 ms.'],
    })
    expect(sentTold(sent({ status: 200 }), 'old')?.tone).toBe('soon')
  })

  it('says why nobody answered, or leaves it to the sentences of errors', () => {
    const silent = { status: null, ms: 1_500 }
    expect(sentTold(sent({ ...silent, code: 'provider-unreachable' }), 'new')).toEqual({
      ...{ tone: 'act', title: 'No answer came.', todo: null },
      lines: ['Nobody answers at this address. Is the receiver running?', 'It took 1.5 s.'],
    })
    expect(sentTold(sent({ ...silent, code: 'internal' }), 'new')).toBeNull()
  })
})

it('says that nothing was sent where the person did not allow it, and leaves the rest', () => {
  expect(notSentTold('not-confirmed')).toMatchObject({ tone: 'soon', title: 'Nothing was sent.' })
  expect(notSentTold('no-secret')).toBeNull()
})

describe('a replay test', () => {
  it('001-25 ends with the new secret accepted and the old one refused', () => {
    expect(replayTold(replay())).toEqual({
      ...{ tone: 'fine', title: 'New accepted, old refused.', todo: null },
      lines: ['New: 200. Old: 401.'],
    })
  })

  it('001-25 leads back to the receiver where it is not so', () => {
    const takesOld = replayTold(replay({ oldStatus: 200, oldRefused: false }))
    expect(takesOld).toMatchObject({ tone: 'act', title: 'The old secret is still accepted.' })
    expect(takesOld.todo).toMatch(/^Take the old secret out of the receiver/)
    const refusesNew = replayTold(
      replay({ newStatus: 401, newAccepted: false, oldStatus: 200, oldRefused: false }),
    )
    expect(refusesNew.title).toBe('The new secret is refused.')
    expect(refusesNew.lines).toContain('The old secret is still accepted.')
    expect(refusesNew.todo).toBe('Give the receiver the new secret, then try again.')
  })

  it('takes a receiver that breaks or is silent for no proof', () => {
    const of = (rest: Parameters<typeof replay>[0]) => replayTold(replay(rest))
    const isNew = { newAccepted: false, oldRefused: null, oldStatus: null }
    expect(of({ ...isNew, newStatus: null }).title).toBe('No answer came to the new secret.')
    expect(of({ ...isNew, newStatus: 500 }).title).toBe('The receiver broke on the new secret.')
    expect(of({ oldStatus: null, oldRefused: false }).title).toBe(
      'No answer came to the old secret.',
    )
    expect(of({ oldStatus: 503, oldRefused: false })).toMatchObject({
      tone: 'soon',
      title: 'The receiver neither took nor refused the old secret.',
    })
  })

  it('says that no old secret could be tried', () => {
    const alone = replayTold(replay({ oldStatus: null, oldRefused: null }))
    expect(alone).toMatchObject({ tone: 'soon', lines: ['New: 200. Old: not tried.'] })
  })
})
