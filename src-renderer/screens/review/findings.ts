import { FindingKind, type Finding, type Why } from '../../../src-shared/care.ts'
import { visibleText } from '../../format/visible-text.ts'

/** Which findings are shown. */
export type FindingFilter = {
  readonly text: string
  readonly kind: FindingKind | null
  readonly withAccepted: boolean
}

/** Everything that nobody accepted yet. */
export const noFilter: FindingFilter = { text: '', kind: null, withAccepted: false }

/** The findings of one kind, in the order in which the review found them. */
export type FindingGroup = { readonly kind: FindingKind; readonly findings: readonly Finding[] }

/** The findings that a filter lets through. */
export function shownFindings(
  findings: readonly Finding[],
  { text, kind, withAccepted }: FindingFilter,
): readonly Finding[] {
  const wanted = text.trim().toLowerCase()
  return findings.filter(
    (finding) =>
      (withAccepted || !finding.accepted) &&
      (kind === null || finding.kind === kind) &&
      [finding.name, finding.owner, finding.environment, finding.providerName]
        .join('\n')
        .toLowerCase()
        .includes(wanted),
  )
}

/** Findings by kind, the gravest kind first; a kind without findings takes no group. */
export function groupedFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  return FindingKind.options
    .map((kind) => ({ kind, findings: findings.filter((finding) => finding.kind === kind) }))
    .filter((group) => group.findings.length > 0)
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const order: readonly FindingKind[] = [
  'owner-left',
  'access-changed',
  'overdue',
  'environments-mixed',
  'same-secret',
  'shared-between-integrations',
  'rights-beyond-need',
  'owner-unknown',
  'idle',
  'never-used',
  'label-stale',
  'no-due-date',
  'no-expiry',
  'off-convention',
]

/** What a finding says beside the name of its key. */
export function findingFacts({ providerName, environment, owner }: Finding): readonly string[] {
  return [providerName, environment, owner].map(visibleText).filter((fact) => fact !== '')
}

/** Whether a new key mends what was found; for the others it changes nothing. */
export function isMendedByReplacing(kind: FindingKind): boolean {
  return mended.has(kind)
}

const mended: ReadonlySet<FindingKind> = new Set([
  'owner-left',
  'access-changed',
  'overdue',
  'environments-mixed',
  'same-secret',
  'shared-between-integrations',
  'rights-beyond-need',
  'no-expiry',
])

/** The reason for turning a key off that a finding suggests, or null. */
export function whyOf(kind: FindingKind): Why | null {
  if (kind === 'owner-left') return 'teammate-left'
  if (kind === 'idle' || kind === 'never-used') return 'unused'
  return kind === 'access-changed' ? 'access-changed' : null
}
