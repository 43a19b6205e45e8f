import type { Candidate } from '../../../../src-core/find/candidate.ts'

/** A candidate of which only what a test is about has to be said. */
export function candidate(value: string, said: Partial<Candidate> = {}): Candidate {
  return {
    value: new TextEncoder().encode(value),
    credentialId: null,
    format: null,
    providerName: '',
    kind: 'api-key',
    confidence: 'likely',
    why: 'name-and-entropy',
    variable: 'API_KEY',
    at: null,
    line: 1,
    sort: 'env',
    environment: '',
    ...said,
  }
}
