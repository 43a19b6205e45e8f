import type { LucideIcon } from 'lucide-react'
import { Cloud, FileText, GitBranch, MapPin, SquareTerminal } from 'lucide-react'
import type { AccountKind, CallerKind } from '../../../src-shared/caller.ts'

/** The kinds of places in the order in which they are offered. */
export const kindGroups = [
  { group: 'file', kinds: ['env-file', 'json-file', 'yaml-file', 'aws-credentials', 'npmrc'] },
  { group: 'service', kinds: ['github-secret', 'gitlab-variable', 'vercel-variable'] },
  { group: 'other', kinds: ['command', 'manual'] },
] as const

/** The service whose account a kind of place needs, or null. */
export function serviceOf(kind: CallerKind): AccountKind | null {
  switch (kind) {
    case 'github-secret':
      return 'github'
    case 'gitlab-variable':
      return 'gitlab'
    case 'vercel-variable':
      return 'vercel'
    case 'env-file':
    case 'json-file':
    case 'yaml-file':
    case 'aws-credentials':
    case 'npmrc':
    case 'command':
    case 'manual':
      return null
  }
}

/** Whether a kind of place holds one half of a key, so that a person says which. */
export function holdsOneHalf(kind: CallerKind): boolean {
  return kind !== 'aws-credentials' && kind !== 'npmrc' && kind !== 'manual'
}

/** The pictures of the kinds of places. */
export const kindIcons: Readonly<Record<CallerKind, LucideIcon>> = {
  'env-file': FileText,
  'json-file': FileText,
  'yaml-file': FileText,
  'aws-credentials': FileText,
  npmrc: FileText,
  'github-secret': GitBranch,
  'gitlab-variable': GitBranch,
  'vercel-variable': Cloud,
  command: SquareTerminal,
  manual: MapPin,
}
