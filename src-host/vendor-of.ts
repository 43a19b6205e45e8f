import { connectorOf, vendorNamed } from '../src-core/index.ts'
import type { ItemSummary } from '../src-shared/item.ts'
import type { ProviderId } from '../src-shared/provider.ts'

/** The vendor whose guide fits an item: that of its account, or that of its provider's name. */
export function vendorOf({
  provider,
  providerName,
}: Pick<ItemSummary, 'provider' | 'providerName'>): ProviderId | null {
  const told = provider === null ? null : (connectorOf(provider)?.facts.vendor ?? null)
  return told ?? vendorNamed(providerName)
}
