import { policy } from '../../../src-shared/bounds.ts'
import type { RotationPolicy } from '../../../src-shared/item.ts'
import { itemWords } from '../../words/en-item.ts'

/** The rules that a person can choose in the form; `kept` is whatever else stands there. */
export type PolicyChoice = 'none' | 'months' | 'd30' | 'd90' | 'd180' | 'd365' | 'kept'

const days = { d30: 30, d90: 90, d180: 180, d365: 365 } as const

/** The choice that stands for a policy. */
export function choiceOf(rule: RotationPolicy | null): PolicyChoice {
  if (rule === null) return 'none'
  if (rule.everyMonths !== null) return rule.everyMonths === 3 ? 'months' : 'kept'
  const found = Object.entries(days).find(([, every]) => every === rule.everyDays)
  return isChoice(found?.[0]) ? found[0] : 'kept'
}

/** The policy that a choice makes, beside the one that stands there now. */
export function policyOf(
  choice: PolicyChoice,
  before: RotationPolicy | null,
): RotationPolicy | null {
  const graceHours = before?.graceHours ?? policy.graceHours.default
  switch (choice) {
    case 'none':
      return null
    case 'kept':
      return before
    case 'months':
      return { everyDays: null, everyMonths: 3, graceHours }
    case 'd30':
    case 'd90':
    case 'd180':
    case 'd365':
      return { everyDays: days[choice], everyMonths: null, graceHours }
  }
}

/** A policy in words, such as `every 90 days`. */
export function policyText(rule: RotationPolicy | null): string {
  if (rule?.everyMonths != null) return itemWords.everyMonths(rule.everyMonths)
  if (rule?.everyDays != null) return itemWords.everyDays(rule.everyDays)
  return itemWords.noPolicy
}

/** Whether a text is one of the choices. */
export function isChoice(text: unknown): text is PolicyChoice {
  return (
    typeof text === 'string' &&
    (Object.hasOwn(days, text) || ['none', 'months', 'kept'].includes(text))
  )
}
