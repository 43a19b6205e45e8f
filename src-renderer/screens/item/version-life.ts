import { dayMs } from '../../../src-shared/clock.ts'
import type { VersionSummary } from '../../../src-shared/item.ts'
import { formatDate } from '../../format/dates.ts'
import { itemWords } from '../../words/en-item.ts'

const words = itemWords.life

type Life = Pick<VersionSummary, 'stage' | 'createdAt' | 'replacedAt' | 'graceEndsAt' | 'revokedAt'>

/** A version's life in one line: from when to when, how long in use, and how it ended or will. */
export function lifeText(version: Life, now: number): string {
  const { createdAt } = version
  if (version.stage === 'pending')
    return createdAt === null ? '' : words.pending(formatDate(createdAt))
  const until = version.stage === 'current' ? now : (version.replacedAt ?? version.revokedAt)
  const isKnown = createdAt !== null && until !== null
  const days = isKnown ? Math.floor(Math.max(0, until - createdAt) / dayMs) : null
  const span = spanText(version, until)
  const used = days === null ? '' : words.inUse(words.days(days))
  return [span, used, endText(version, now)].filter((part) => part !== '').join(', ')
}

/** What became of a version's value: it is kept, or it was dropped when the key was turned off. */
export function valueOf({
  hasSecret,
  stage,
  hint,
}: Pick<VersionSummary, 'hasSecret' | 'stage' | 'hint'>): 'kept' | 'dropped' | 'none' {
  if (hasSecret) return 'kept'
  // A masked form stands only where there was a value once.
  return stage === 'revoked' && hint !== null ? 'dropped' : 'none'
}

function spanText({ stage, createdAt }: Life, until: number | null): string {
  const from = createdAt === null ? words.unknown : formatDate(createdAt)
  if (stage === 'current') return createdAt === null ? words.unknown : words.since(from)
  return until === null ? from : words.to(from, formatDate(until))
}

function endText({ stage, graceEndsAt, revokedAt }: Life, now: number): string {
  if (stage === 'revoked')
    return revokedAt === null ? words.offUnknown : words.off(formatDate(revokedAt))
  if (stage !== 'previous') return ''
  if (graceEndsAt === null) return words.noEnd
  const end = formatDate(graceEndsAt)
  return graceEndsAt > now ? words.worksUntil(end) : words.pastEnd(end)
}
