import type { Guide, GuideRoad, Unseen } from '../../../src-shared/guide.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'

/** The road for one kind of key; a vendor with one road has no other. */
export function roadOf(guide: Guide, kind: ItemKind | null): GuideRoad | null {
  const found = guide.roads.find((road) => road.kind === kind)
  if (found) return found
  const [only, ...others] = guide.roads
  return others.length === 0 ? (only ?? null) : null
}

/** What nobody sees but the person, once what a linked account tells is taken away. */
export function unseenBy(road: GuideRoad, facts: ProviderFacts | null): readonly Unseen[] {
  return road.unseen.filter((what) => !isSeen(what, facts))
}

function isSeen(what: Unseen, facts: ProviderFacts | null): boolean {
  if (facts === null) return false
  const { list, createdAt, lastUsedAt, verify, revoke, setSigner } = facts.capabilities
  switch (what) {
    case 'keys-there':
      return list === 'api'
    case 'made-on':
      return list === 'api' && createdAt === 'api'
    case 'last-use':
      return list === 'api' && lastUsedAt === 'api'
    case 'works':
      return verify === 'api'
    case 'old-off':
      return revoke === 'api' || verify === 'api'
    case 'signs':
      return setSigner === 'api'
  }
}
