import type { AgeBadge } from '../../src-shared/item.ts'
import { cssVars } from '../css-vars.ts'
import './age-bar.css'

/** A key's age as a length: the tick in the middle is its policy, so every bar has one scale. */
export function AgeBar({
  ageDays,
  policyDays,
  state,
}: {
  readonly ageDays: number | null
  readonly policyDays: number | null
  readonly state: AgeBadge
}) {
  if (ageDays === null) return <span className="age-bar" data-state="unknown" aria-hidden />
  // Without a policy there is nothing to be past of: half a bar is then a year.
  const share = Math.min(100, (ageDays / (policyDays ?? 365)) * 50)
  return (
    <span
      className="age-bar"
      data-state={state}
      data-policy={policyDays !== null}
      aria-hidden
      style={cssVars({
        '--within': `${Math.max(2, Math.min(share, 50))}%`,
        '--past': `${policyDays === null ? 0 : Math.max(0, share - 50)}%`,
        '--whole': `${Math.max(2, share)}%`,
      })}
    />
  )
}
