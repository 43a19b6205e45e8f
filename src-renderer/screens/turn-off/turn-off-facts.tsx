import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { When } from '../../components/when.tsx'
import { stepWords } from '../../words/en.ts'

const words = stepWords.key

/** Where a key is used, when it was used last, and whether it signs webhooks. */
export function TurnOffFacts({
  item,
  version,
  providerName,
}: {
  readonly item: ItemDetail
  readonly version: VersionSummary
  readonly providerName: string
}) {
  const { callers } = item.fields
  return (
    <Facts>
      <Fact label={words.usedIn}>{callers.length === 0 ? words.nowhere : callers.join(', ')}</Fact>
      <Fact label={words.lastUse}>
        {version.lastUsedAt !== null ? (
          <When at={version.lastUsedAt} form="relative" />
        ) : version.lastUsedSource === 'unknown' ? (
          words.lastUseUnknown(providerName)
        ) : (
          words.neverUsed
        )}
      </Fact>
      <Fact label={words.webhooks}>{version.signer ? words.signs : words.notAffected}</Fact>
    </Facts>
  )
}
