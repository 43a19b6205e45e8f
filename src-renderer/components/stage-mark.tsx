import type { Stage } from '../../src-shared/item.ts'
import './stage-mark.css'

/** A version's stage in the textures of the lengths: solid, hatched, empty, dashed. */
export function StageMark({ stage }: { readonly stage: Stage }) {
  return <span className="stage-mark" data-stage={stage} aria-hidden />
}
