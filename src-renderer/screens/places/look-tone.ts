import type { PlaceLook } from '../../../src-shared/caller.ts'

/** How urgent what was seen in a place is: as it should be, nothing to say, or worth a thought. */
export function lookTone({
  holds,
  facts,
}: Pick<PlaceLook, 'holds' | 'facts'>): 'accent' | 'plain' | 'soon' {
  // That a link is followed is good to know and nothing to mend.
  if (facts.some((fact) => fact !== 'symbolic-link')) return 'soon'
  if (holds === 'current') return 'accent'
  return holds === 'empty' || holds === 'unreadable' ? 'plain' : 'soon'
}
