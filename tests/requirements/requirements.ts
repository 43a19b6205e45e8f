import { atnaRequirements } from './atna.ts'
import { atomicatRequirements } from './atomicat.ts'
import { atomicpayRequirements } from './atomicpay.ts'
import { dailybotRequirements } from './dailybot.ts'
import { everySystemRequirements } from './every-system.ts'
import { portalRequirements } from './portal.ts'

export type RequirementGroup = {
  readonly title: string
  /** What each number means, in a line. */
  readonly meanings: Readonly<Record<string, string>>
}

/** All that the product was asked for by the help pages of five systems. */
export const requirementGroups: readonly RequirementGroup[] = [
  { title: 'Atomicat: webhook keys', meanings: atomicatRequirements },
  { title: 'Dailybot: API keys and webhook secrets', meanings: dailybotRequirements },
  { title: 'AtomicPay: API keys', meanings: atomicpayRequirements },
  { title: 'CKEditor Cloud Services: API secrets', meanings: portalRequirements },
  { title: 'ATNA: API credentials', meanings: atnaRequirements },
  { title: 'All five', meanings: everySystemRequirements },
]
