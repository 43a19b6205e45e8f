import { policy } from '../../../src-shared/bounds.ts'
import type { RotationPolicy } from '../../../src-shared/item.ts'
import { itemWords } from '../../words/en-item.ts'

/** The rules that a person can choose in the form; `kept` is whatever else stands there. */
export type PolicyChoice = 'none' | 'months' | 'd30' | 'd90' | 'd180' | 'd365' | 'kept'

const days = { d30: 30, d90: 90, d180: 180, d365: 365 } as const

/** How long an old key is kept, and whether its value is. */
export type OldKeyChoice = { readonly graceHours: number; readonly keepOldValues: boolean }

/** What a policy says about old keys; without one, what is usual. */
export function oldKeyChoiceOf(rule: RotationPolicy | null): OldKeyChoice {
  return {
    graceHours: rule?.graceHours ?? policy.graceHours.default,
    keepOldValues: rule?.keepOldValues ?? false,
  }
}

/** The hours of grace that are offered: none always, the usual ones, and what stands there now. */
export function graceChoices(present: number): readonly number[] {
  return [...new Set([0, 1, 24, 168, 720, present])].sort((a, b) => a - b)
}

/** The choice that stands for a policy. */
export function choiceOf(rule: RotationPolicy | null): PolicyChoice {
  if (rule === null) return 'none'
  if (rule.everyMonths === null && rule.everyDays === null) return 'none'
  if (rule.everyMonths !== null) return rule.everyMonths === 3 ? 'months' : 'kept'
  const found = Object.entries(days).find(([, every]) => every === rule.everyDays)
  return isChoice(found?.[0]) ? found[0] : 'kept'
}

/** The policy that a choice makes, beside the one that stands there now. */
export function policyOf(
  choice: PolicyChoice,
  before: RotationPolicy | null,
  old: OldKeyChoice = oldKeyChoiceOf(before),
): RotationPolicy | null {
  const { graceHours, keepOldValues } = old
  const rest = keepOldValues ? { graceHours, keepOldValues } : { graceHours }
  switch (choice) {
    case 'none': {
      const isUsual = graceHours === policy.graceHours.default && !keepOldValues
      return isUsual ? null : { everyDays: null, everyMonths: null, ...rest }
    }
    case 'kept': {
      const { everyDays = null, everyMonths = null } = before ?? {}
      return { everyDays, everyMonths, ...rest }
    }
    case 'months':
      return { everyDays: null, everyMonths: 3, ...rest }
    case 'd30':
    case 'd90':
    case 'd180':
    case 'd365':
      return { everyDays: days[choice], everyMonths: null, ...rest }
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
