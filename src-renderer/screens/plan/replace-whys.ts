import type { Why } from '../../../src-shared/care.ts'
import type { Badge } from '../../../src-shared/item.ts'

/** The reasons for replacing a key that a person can choose. */
export const replaceWhys: readonly Why[] = [
  'scheduled',
  'exposed',
  'teammate-left',
  'vendor-left',
  'access-changed',
]

const byBadge: Partial<Readonly<Record<Badge['kind'], Why>>> = {
  'owner-left': 'teammate-left',
  'access-changed': 'access-changed',
  committed: 'exposed',
}

/** The reason that the worst badge of a key gives. */
export function whyOfBadge({ kind }: Pick<Badge, 'kind'>): Why {
  return byBadge[kind] ?? 'scheduled'
}
