import { EyeOff } from 'lucide-react'
import type { Guide, GuideRoad } from '../../../src-shared/guide.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { Notice } from '../../components/notice.tsx'
import { guideWords as words } from '../../words/en-guides.ts'
import { unseenBy } from './road-of.ts'

/** The honest line about what Keyturn could not see at a vendor. */
export function UnseenNote({
  guide,
  road,
  facts,
}: {
  readonly guide: Guide
  readonly road: GuideRoad
  readonly facts: ProviderFacts | null
}) {
  const unseen = unseenBy(road, facts)
  if (unseen.length === 0) return null
  return (
    <Notice tone="plain" icon={EyeOff}>
      {words.unseen(guide.name, unseen)}
    </Notice>
  )
}
