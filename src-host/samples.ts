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
  /** Its name, where that is not made by the convention. */
  readonly label?: string
  /** The rights that it was given. */
  readonly scopes?: readonly string[]
  /** What else its provider is told about it. */
  readonly told?: Readonly<Record<string, unknown>>
  readonly fields: ItemFields
}

/** A sample key as people add them by hand. */
export type HandSample = Omit<NewItem, 'acceptDuplicate' | 'createdAt'> & {
  readonly ageMs: number | null
}

/** What a sample says about itself where nothing else is said. */
export const blankFields: ItemFields = {
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
      ...blankFields,
      owner: 'Priya Raman',
      envVar: 'ATNA_API_KEY',
      callers: ['checkout/.env.production:19', 'GitHub Actions, checkout'],
    },
  },
  {
    service: 'kyc_onboarding',
    ageMs: 85 * dayMs,
    usedMs: null,
    fields: { ...blankFields, owner: 'Jonas Weber' },
  },
  {
    service: 'fraud_reports',
    ageMs: 12 * dayMs,
    usedMs: null,
    fields: {
      ...blankFields,
      environment: 'Staging',
      owner: 'Priya Raman',
      callers: ['reports/.env:2'],
    },
  },
]

/** What the API-secrets portal practice account holds on the first day: two of three slots. */
export const portalSamples: readonly ProviderSample[] = [
  {
    service: 'docs_editor',
    ageMs: 48 * dayMs,
    usedMs: 2 * hourMs,
    fields: { ...blankFields, owner: 'Mara Lindqvist', callers: ['editor/.env:9'], canWrite: true },
  },
  {
    service: 'docs_export',
    ageMs: 131 * dayMs,
    usedMs: 75 * dayMs,
    fields: { ...blankFields, owner: 'Jonas Weber' },
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
      ...blankFields,
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
      ...blankFields,
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
    fields: { ...blankFields, owner: 'Mara Lindqvist', callers: ['storefront/.env:7'] },
  },
  {
    name: 'search_dev-02_07_2026-10_33',
    kind: 'api-key',
    providerName: 'Search service',
    credentialId: null,
    secret: 'sample_search_2f9cQv7LmT4xWbR8kZ1pYd6N',
    ageMs: null,
    fields: { ...blankFields, environment: 'Development', owner: 'Mara Lindqvist' },
  },
  {
    name: 'Map tiles',
    kind: 'token',
    providerName: 'Maps',
    credentialId: null,
    secret: null,
    ageMs: null,
    fields: { ...blankFields, callers: ['storefront/.env:3'] },
  },
  {
    name: 'mail_outbound',
    kind: 'api-key',
    providerName: 'Mail gateway',
    credentialId: 'mk_sample_20231',
    secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R',
    ageMs: 64 * dayMs,
    fields: { ...blankFields, integration: 'checkout, newsletter, support' },
  },
  {
    name: 'legacy_sms',
    kind: 'api-key',
    providerName: 'SMS gateway',
    credentialId: null,
    secret: 'sample_sms_9Kd2LwQx7TnV4cRb',
    ageMs: 300 * dayMs,
    fields: { ...blankFields, owner: 'Jonas Weber' },
  },
  {
    name: 'trial_maps',
    kind: 'api-key',
    providerName: 'Maps',
    credentialId: null,
    secret: 'sample_maps_3vTy8HqZ1nWc5XkR',
    ageMs: 44 * dayMs,
    fields: { ...blankFields, environment: 'Development', owner: 'Mara Lindqvist' },
  },
  {
    name: 'partner_feed',
    kind: 'api-key',
    providerName: 'Partner feed',
    credentialId: null,
    secret: 'sample_feed_6Mx1JdPz9QsB4LhG',
    ageMs: 51 * dayMs,
    fields: { ...blankFields, owner: 'Priya Raman', integration: 'Catalogue' },
  },
  {
    name: 'build_cache',
    kind: 'api-key',
    providerName: 'Build cache',
    credentialId: null,
    secret: 'sample_cache_8Rf5NtWy2KvZ7CqD',
    ageMs: 38 * dayMs,
    fields: { ...blankFields, owner: 'Jonas Weber', envVar: 'CACHE_TOKEN' },
  },
  {
    name: 'newsletter_api',
    kind: 'api-key',
    providerName: 'Newsletter service',
    credentialId: null,
    secret: 'sample_news_7Yc3BvXk9PzM2LqT',
    ageMs: 1 * dayMs,
    fields: { ...blankFields, owner: 'Mara Lindqvist' },
  },
  {
    name: 'translation_api',
    kind: 'api-key',
    providerName: 'Translation service',
    credentialId: null,
    secret: 'sample_translate_5Jh8GsWn1DxQ',
    ageMs: 97 * dayMs,
    fields: { ...blankFields, owner: 'Priya Raman', integration: 'Shop' },
  },
  {
    name: 'geo_lookup',
    kind: 'api-key',
    providerName: 'Geo lookup',
    credentialId: null,
    secret: 'sample_geo_2Zt6VbRm4FkL9YwP',
    ageMs: 102 * dayMs,
    fields: { ...blankFields, owner: 'Jonas Weber', integration: 'Checkout' },
  },
]
