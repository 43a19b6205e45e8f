import { describe, expect, it } from 'vitest'
import { describeFailure } from '../../../src-main/failure.ts'

describe('describeFailure', () => {
  it('tells kind and place, and keeps the message to itself', () => {
    const told = describeFailure(new TypeError('bad key sk_live_canary\n at the end'))

    expect(told).toContain('TypeError')
    expect(told).toContain('failure.test.ts')
    expect(told).not.toContain('canary')
  })

  it.each(['sk_live_canary', null, 5, { message: 'canary' }])('tells nothing of %j', (thrown) => {
    expect(describeFailure(thrown)).not.toContain('canary')
  })
})
