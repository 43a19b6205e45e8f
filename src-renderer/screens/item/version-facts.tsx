import type { ReactNode } from 'react'
import type { VersionSummary } from '../../../src-shared/item.ts'
import { useNow } from '../../clock.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { When } from '../../components/when.tsx'
import { itemWords } from '../../words/en.ts'
import { valueOf } from './version-life.ts'

const words = itemWords.version

/** The dates of one version with who says so, its end, and whether its value is kept. */
export function VersionFacts({
  version,
  provider,
}: {
  readonly version: VersionSummary
  readonly provider: string
}) {
  const now = useNow(60_000)
  const { createdAt, createdSource, storedAt, stage, graceEndsAt } = version
  const source = createdSource === null ? '' : itemWords.made[createdSource](provider)
  const graceLabel = graceEndsAt !== null && graceEndsAt <= now ? words.wasToEnd : words.grace
  return (
    <div className="version-facts">
      <Facts>
        {createdAt === null ? (
          <Fact label={words.made}>{words.madeUnknown}</Fact>
        ) : (
          <Instant label={words.made} at={createdAt} aside={source} />
        )}
        {createdAt !== storedAt && <Instant label={words.stored} at={storedAt} />}
        <Instant label={words.replaced} at={version.replacedAt} />
        {stage === 'previous' && <Instant label={graceLabel} at={graceEndsAt} />}
        <Instant label={words.off} at={version.revokedAt} />
        <Instant label={words.expires} at={version.expiresAt} />
        {version.signer && <Fact label={words.signs}>{words.yes}</Fact>}
        <Fact label={words.value}>{words[valueOf(version)]}</Fact>
      </Facts>
    </div>
  )
}

function Instant({
  label,
  at,
  aside = '',
}: {
  readonly label: string
  readonly at: number | null
  readonly aside?: ReactNode
}) {
  if (at === null) return null
  return (
    <Fact label={label}>
      <When at={at} form="minute" /> {aside !== '' && <span className="aside">{aside}</span>}
    </Fact>
  )
}
