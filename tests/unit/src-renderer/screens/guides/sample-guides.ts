import { guides } from '../../../../../src-core/connectors/guides/guides.ts'
import type { Guide, GuideRoad } from '../../../../../src-shared/guide.ts'

/** The guide of a vendor as it travels with the product. */
export function guideFor(vendor: string): Guide {
  const found = guides().find((guide) => guide.vendor === vendor)
  if (!found) throw new Error(`no guide of ${vendor}`)
  return found
}

/** Its first road. */
export function firstRoad(vendor: string): GuideRoad {
  const [road] = guideFor(vendor).roads
  if (!road) throw new Error(`no road at ${vendor}`)
  return road
}
