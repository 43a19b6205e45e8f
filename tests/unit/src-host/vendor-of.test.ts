import { describe, expect, it } from 'vitest'
import { connectorOf } from '../../../src-core/index.ts'
import { vendorOf } from '../../../src-host/vendor-of.ts'
import { ProviderId } from '../../../src-shared/provider.ts'

describe('the vendor of an item', () => {
  it('is that of the provider by which its keys are made', () => {
    const provider = ProviderId.parse('practice-atna')
    const vendor = connectorOf(provider)?.facts.vendor ?? null

    expect(vendorOf({ provider, providerName: 'My account' })).toBe(vendor)
  })

  it('is that of the name that a person wrote', () => {
    expect(vendorOf({ provider: null, providerName: 'AtomicPay' })).toBe('atomicpay')
  })

  it('is nobody for a provider of which nothing is published', () => {
    const provider = ProviderId.parse('of-a-later-version')

    expect(vendorOf({ provider, providerName: 'Maps' })).toBeNull()
  })
})
