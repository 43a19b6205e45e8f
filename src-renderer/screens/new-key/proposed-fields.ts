import { policy } from '../../../src-shared/bounds.ts'
import type { ItemFields } from '../../../src-shared/item.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'

/** What a person is asked about a new key, as it stands in the form. */
export type KeyAnswers = {
  readonly environment: string
  readonly owner: string
  /** The system that will use it. */
  readonly integration: string
  /** The places that use it, one a line. */
  readonly usedIn: string
}

/** Answers before anything was typed. */
export const noAnswers: KeyAnswers = {
  environment: '',
  owner: '',
  integration: '',
  usedIn: '',
}

/** The fields of a new item: what was answered, and the replacement rule of its provider or ours. */
export function fieldsOf(answers: KeyAnswers, facts: ProviderFacts | null): ItemFields {
  return {
    environment: answers.environment.trim(),
    business: '',
    owner: answers.owner.trim(),
    integration: answers.integration.trim(),
    envVar: '',
    purpose: '',
    callers: placesOf(answers.usedIn),
    tags: [],
    canWrite: false,
    policy: policyFor(facts),
    notes: '',
  }
}

/** The places of a text with one place a line. */
export function placesOf(usedIn: string): string[] {
  return usedIn
    .split('\n')
    .map((place) => place.trim())
    .filter((place) => place !== '')
}

function policyFor(facts: ProviderFacts | null): ItemFields['policy'] {
  const graceHours = policy.graceHours.default
  const everyMonths = facts?.rotateAfterMonths ?? null
  return everyMonths === null
    ? { everyDays: policy.rotateAfterDays.default, everyMonths: null, graceHours }
    : { everyDays: null, everyMonths, graceHours }
}
