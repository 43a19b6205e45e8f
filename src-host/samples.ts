import { dayMs, hourMs } from '../src-shared/clock.ts'
import { ItemFields, type NewItem } from '../src-shared/item.ts'

/** A sample key that the practice provider makes, back-dated. */
export type ProviderSample = {
  readonly service: string
  /** Which kind of webhooks it is for, where the provider has one key for each. */
  readonly area?: 'form' | 'quiz'
  readonly ageMs: number
  /** How long ago it was last used, where the provider tells; null for never. */
  readonly usedMs: number | null
  readonly fields: ItemFields
}

/** A sample key as people add them by hand. */
export type HandSample = Omit<NewItem, 'acceptDuplicate' | 'createdAt'> & {
  readonly ageMs: number | null
}

const blank: ItemFields = {
  environment: 'Production',
  business: '',
  owner: '',
  integration: '',
  envVar: '',
  purpose: '',
  callers: [],
  tags: [],
  canWrite: false,
  policy: null,
  notes: '',
}

/** What the ATNA practice account holds on the first day. */
export const atnaSamples: readonly ProviderSample[] = [
  {
    service: 'risk_scoring',
    ageMs: 100 * dayMs,
    usedMs: null,
    fields: {
      ...blank,
      owner: 'Priya Raman',
      envVar: 'ATNA_API_KEY',
      callers: ['checkout/.env.production:19', 'GitHub Actions, checkout'],
    },
  },
  {
    service: 'kyc_onboarding',
    ageMs: 85 * dayMs,
    usedMs: null,
    fields: { ...blank, owner: 'Jonas Weber' },
  },
  {
    service: 'fraud_reports',
    ageMs: 12 * dayMs,
    usedMs: null,
    fields: { ...blank, environment: 'Staging', owner: 'Priya Raman', callers: ['reports/.env:2'] },
  },
]

/** What the API-secrets portal practice account holds on the first day: two of three slots. */
export const portalSamples: readonly ProviderSample[] = [
  {
    service: 'docs_editor',
    ageMs: 48 * dayMs,
    usedMs: 2 * hourMs,
    fields: { ...blank, owner: 'Mara Lindqvist', callers: ['editor/.env:9'], canWrite: true },
  },
  {
    service: 'docs_export',
    ageMs: 131 * dayMs,
    usedMs: 75 * dayMs,
    fields: { ...blank, owner: 'Jonas Weber' },
  },
]

/** What the Atomicat practice account holds on the first day: the old key dies with a new one. */
export const atomicatSamples: readonly ProviderSample[] = [
  {
    service: 'lead_forms',
    area: 'form',
    ageMs: 118 * dayMs,
    usedMs: 3 * hourMs,
    fields: {
      ...blank,
      owner: 'Priya Raman',
      integration: 'CRM',
      envVar: 'FORM_WEBHOOK_KEY',
      purpose: 'Shows the CRM that a delivery comes from our forms.',
      callers: ['crm/.env:14'],
    },
  },
  {
    service: 'lead_quizzes',
    area: 'quiz',
    ageMs: 26 * dayMs,
    usedMs: dayMs,
    fields: {
      ...blank,
      owner: 'Mara Lindqvist',
      integration: 'CRM',
      envVar: 'QUIZ_WEBHOOK_KEY',
      callers: ['crm/.env:15'],
    },
  },
]

/** Keys that no provider of this app made: the kinds of trouble that real inventories have. */
export const handSamples: readonly HandSample[] = [
  {
    name: 'search_prod-02_07_2026-10_31',
    kind: 'api-key',
    providerName: 'Search service',
    credentialId: null,
    secret: 'sample_search_2f9cQv7LmT4xWbR8kZ1pYd6N',
    ageMs: null,
    fields: { ...blank, owner: 'Mara Lindqvist', callers: ['storefront/.env:7'] },
  },
  {
    name: 'search_dev-02_07_2026-10_33',
    kind: 'api-key',
    providerName: 'Search service',
    credentialId: null,
    secret: 'sample_search_2f9cQv7LmT4xWbR8kZ1pYd6N',
    ageMs: null,
    fields: { ...blank, environment: 'Development', owner: 'Mara Lindqvist' },
  },
  {
    name: 'Map tiles',
    kind: 'token',
    providerName: 'Maps',
    credentialId: null,
    secret: null,
    ageMs: null,
    fields: { ...blank, callers: ['storefront/.env:3'] },
  },
  {
    name: 'mail_outbound',
    kind: 'api-key',
    providerName: 'Mail gateway',
    credentialId: 'mk_sample_20231',
    secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R',
    ageMs: 64 * dayMs,
    fields: { ...blank, integration: 'checkout, newsletter, support' },
  },
]
