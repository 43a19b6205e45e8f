import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { integrationsOf, isReplaced, placesOf } from './what-it-asks.ts'

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
  const integrations = integrationsOf(item, version)
  return (
    <Facts>
      <Fact label={words.usedIn}>{usedIn(item, version)}</Fact>
      {integrations.length > 0 && (
        <Fact label={words.systems}>{integrations.map(visibleText).join(', ')}</Fact>
      )}
      <Fact label={words.lastUse}>
        {version.lastUsedAt !== null ? (
          <When at={version.lastUsedAt} form="relative" />
        ) : version.lastUsedSource === 'unknown' ? (
          item.connectionId === null ? (
            words.lastUseNotAsked(providerName)
          ) : (
            words.lastUseUnknown(providerName)
          )
        ) : (
          words.neverUsed
        )}
      </Fact>
      <Fact label={words.webhooks}>{version.signer ? words.signs : words.notAffected}</Fact>
    </Facts>
  )
}

function usedIn(item: ItemDetail, version: VersionSummary): string {
  if (isReplaced(version)) return words.placesDone
  if (version.stage === 'pending') return words.nowhereYet
  const places = placesOf(item, version)
  return places.length === 0 ? words.nowhere : places.map(visibleText).join(', ')
}
