import { answersForApi, type NeedAnswer } from '../../../src-shared/care.ts'

/** What the answers speak for: making a key, the provider's dashboard, both, or nothing yet. */
export type Advice = 'none' | 'key' | 'dashboard' | 'both'

/** What the answers of a person speak for. */
export function adviceOf(answers: readonly NeedAnswer[]): Advice {
  const forKey = answers.some((answer) => answersForApi.includes(answer))
  const forDashboard = answers.some((answer) => !answersForApi.includes(answer))
  if (forKey && forDashboard) return 'both'
  if (forKey) return 'key'
  return forDashboard ? 'dashboard' : 'none'
}
