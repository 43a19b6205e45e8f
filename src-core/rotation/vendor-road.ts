/**
 * Says what a vendor's own pages do to an old key when a person makes a new one there.
 *
 * Read from the guides, which hold what is published; nothing is asked.
 */
import type { Overview } from '../../src-shared/item.ts'
import { guideOf, vendorNamed } from '../connectors/guides/guides.ts'
import type { RotationContext } from './context.ts'
import { factsOf, strategyOfItem } from './strategy.ts'

/** Whether a person who makes the new key ends the old one by it: the vendor replaces in place. */
export function endsOldByHand(context: RotationContext, overview: Overview): boolean {
  if (strategyOfItem(context, overview) !== 'guided') return false
  const { connectionId, kind, providerName } = overview
  const vendor = factsOf(context, connectionId)?.vendor ?? vendorNamed(providerName)
  const roads = vendor === null ? [] : (guideOf(vendor)?.roads ?? [])
  const road = roads.find((each) => each.kind === kind) ?? (roads.length === 1 ? roads[0] : null)
  return road?.replace != null
}
