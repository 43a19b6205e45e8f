import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords, listWords } from '../../words/en.ts'
import { CopyKeyId } from './copy-key-id.tsx'
import { policyText } from './policy-choice.ts'

/** The facts of a key; what nobody wrote down takes no line. */
export function PanelFacts({
  item,
  version,
}: {
  readonly item: ItemDetail
  readonly version: VersionSummary | null
}) {
  const { fields, summary } = item
  const written = [
    [itemWords.business, fields.business],
    [itemWords.integration, fields.integration],
    [itemWords.envVar, fields.envVar],
    [itemWords.purpose, fields.purpose],
    [itemWords.tags, fields.tags.join(', ')],
  ] as const
  const rights = [fields.environment, fields.canWrite ? itemWords.canWrite : '']
  return (
    <Facts>
      {version?.credentialId != null && (
        <Fact
          label={itemWords.keyId}
          end={<CopyKeyId itemId={summary.id} versionId={version.id} />}
        >
          <Mono>{version.credentialId}</Mono>
        </Fact>
      )}
      {version && (
        <Fact label={itemWords.lastUse}>
          <LastUse version={version} provider={visibleText(summary.providerName)} />
        </Fact>
      )}
      <Fact label={itemWords.owner}>
        {fields.owner.trim() === '' ? itemWords.noOwner : visibleText(fields.owner)}{' '}
        <span className="aside">
          {visibleText(rights.filter((right) => right !== '').join(', '))}
        </span>
      </Fact>
      <Fact label={itemWords.policy}>{policyText(fields.policy)}</Fact>
      {written
        .filter(([, text]) => text.trim() !== '')
        .map(([label, text]) => (
          <Fact key={label} label={label}>
            {label === itemWords.envVar ? <Mono>{text}</Mono> : visibleText(text)}
          </Fact>
        ))}
    </Facts>
  )
}

function LastUse({
  version,
  provider,
}: {
  readonly version: VersionSummary
  readonly provider: string
}) {
  const { lastUsedAt, lastUsedSource } = version
  const bySource =
    lastUsedSource === 'provider'
      ? listWords.lastUsedBy.provider(provider)
      : lastUsedSource === 'keyturn'
        ? listWords.lastUsedBy.keyturn
        : provider === ''
          ? listWords.list.nobodySays
          : listWords.list.cantSay(provider)
  if (lastUsedAt === null) {
    const first = lastUsedSource === 'unknown' ? itemWords.lastUseUnknown : itemWords.lastUseNever
    return (
      <>
        {first} <span className="aside">{bySource}</span>
      </>
    )
  }
  return (
    <>
      <When at={lastUsedAt} form="relative" /> <span className="aside">{bySource}, </span>
      <span className="aside">
        <When at={lastUsedAt} form="minute" />
      </span>
    </>
  )
}
