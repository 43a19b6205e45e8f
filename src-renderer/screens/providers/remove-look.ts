import type { Guide } from '../../../src-shared/guide.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { roadOf } from '../guides/road-of.ts'

/** How a key is turned off in the list: as its vendor shows it, or not at all. */
export type RemoveLook = {
  readonly as: 'bin' | 'menu' | 'button' | 'none'
  /** What the control says. */
  readonly label: string
  /** What the button says that ends the matter. */
  readonly confirm: string
}

/** The control for turning a key off that a person knows from the vendor's own page. */
export function removeLook(facts: ProviderFacts, guide: Guide | null): RemoveLook {
  const label = guide?.labels.remove ?? words.turnOff
  const confirm = guide?.labels.removeConfirm ?? label
  if (facts.capabilities.revoke !== 'api') return { as: 'none', label, confirm }
  const steps = (guide && roadOf(guide, facts.issues)?.turnOff) ?? []
  const places = steps.map((step) => (step.do === 'press' ? step.where : null))
  if (places.includes('actions-column')) return { as: 'bin', label, confirm }
  return { as: places.includes('row-menu') ? 'menu' : 'button', label, confirm }
}
