import { describe, expect, it } from 'vitest'
import { lookAtPaste } from '../../../../../src-renderer/screens/replacement/paste-faults.ts'

describe('lookAtPaste', () => {
  it('takes a key as it is', () => {
    expect(lookAtPaste('sk_live_4f2a', 'sk_…8Q2d')).toEqual({
      secret: 'sk_live_4f2a',
      blanks: 0,
      fault: null,
      bare: null,
    })
  })

  it('leaves out the blanks around it and counts them', () => {
    expect(lookAtPaste(' sk_live\n', null)).toMatchObject({ secret: 'sk_live', blanks: 2 })
  })

  it.each([
    ['"sk_live"', 'quotes-around', 'sk_live'],
    ['Bearer sk_live', 'bearer', 'sk_live'],
    ['STRIPE_KEY=sk_live', 'named-line', 'sk_live'],
    ['export STRIPE_KEY="sk_live"', 'named-line', 'sk_live'],
    ['sk_live ••••4f2a', 'masked', null],
    ['sk_…4f2a', 'masked', null],
    ['sk_live and more', 'blanks-inside', null],
    ['sk_live_4f\n2a8Q', 'blanks-inside', 'sk_live_4f2a8Q'],
    ['Authorization: Bearer sk_live', 'bearer', 'sk_live'],
    ['X-Api-Key: sk_live', 'bearer', 'sk_live'],
    ['https://dashboard.example/keys', 'url', null],
    ['I will paste the key later', 'sentence', null],
    ['pk_live_77', 'other-prefix', null],
    ['sk_new_8Q2d', 'like-old', null],
  ])('says what looks wrong about %j', (typed, fault, bare) => {
    expect(lookAtPaste(typed, 'sk_…8Q2d')).toMatchObject({ fault, bare })
  })

  it.each(['c2VjcmV0PQ==', 'AKIA=', 'user:pass', '-----BEGIN KEY-----\nabc\n-----END KEY-----'])(
    'finds nothing wrong about %j',
    (typed) => {
      expect(lookAtPaste(typed, null).fault).toBeNull()
    },
  )

  it('expects no beginning of keys that have none', () => {
    expect(lookAtPaste('anything_4f2a', '…8Q2d').fault).toBeNull()
    expect(lookAtPaste('anything_4f2a', '••••').fault).toBeNull()
    expect(lookAtPaste('', 'sk_…8Q2d').fault).toBeNull()
  })

  it('doubts what does not begin as every key of the vendor does', () => {
    expect(lookAtPaste('sk_live_4f9cQv7LmT', null, 'dbot_').fault).toBe('wrong-prefix')
    expect(lookAtPaste('dbot_4f9cQv7LmT4xWb', null, 'dbot_').fault).toBeNull()
    expect(lookAtPaste('', null, 'dbot_').fault).toBeNull()
  })

  it('doubts what was cut off on its way', () => {
    expect(lookAtPaste('atpay_4f9', null, 'atpay_').fault).toBe('cut-off')
  })
})
