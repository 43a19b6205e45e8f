import { dayMs, hourMs } from '../src-shared/clock.ts'
import { blankFields, type ProviderSample } from './samples.ts'

/** What the Dailybot practice account holds: each key with a trouble that real ones have. */
export const dailybotSamples: readonly ProviderSample[] = [
  {
    service: 'ci_agents',
    ageMs: 20 * dayMs,
    usedMs: hourMs,
    scopes: ['forms.read', 'reports.read'],
    told: { owner: 'Priya Raman', callers: ['github-actions/checkout', 'agent-host/1.4'] },
    fields: {
      ...blankFields,
      owner: 'Priya Raman',
      integration: 'Continuous integration, Agent host',
      envVar: 'DAILYBOT_API_KEY',
      callers: ['GitHub Actions, checkout', 'agent-host/.env:4'],
    },
  },
  {
    service: 'standup_bot',
    ageMs: 70 * dayMs,
    usedMs: 5 * hourMs,
    scopes: ['reports.read'],
    told: { callers: ['standup-bot/2.0'] },
    fields: { ...blankFields, envVar: 'DAILYBOT_API_KEY' },
  },
  {
    service: 'prod_reporting',
    label: 'prod-reporting-2024',
    ageMs: 400 * dayMs,
    usedMs: 90 * dayMs,
    scopes: ['reports.read'],
    told: { owner: 'Jonas Weber' },
    fields: { ...blankFields, owner: 'Jonas Weber' },
  },
  {
    service: 'kudos_export',
    ageMs: 150 * dayMs,
    usedMs: 61 * dayMs,
    scopes: ['reports.read'],
    told: { owner: 'Tom Berger', owner_active: false },
    fields: { ...blankFields, owner: 'Tom Berger', integration: 'People dashboard' },
  },
  {
    service: 'forms_import',
    ageMs: 40 * dayMs,
    usedMs: null,
    scopes: ['forms.read', 'forms.write'],
    told: { owner: 'Mara Lindqvist' },
    fields: { ...blankFields, owner: 'Mara Lindqvist', canWrite: true },
  },
]

/** What the Dailybot practice account sends to a receiver on this machine. */
export const dailybotHookSamples: readonly ProviderSample[] = [
  {
    service: 'followup_events',
    ageMs: 52 * dayMs,
    usedMs: 2 * hourMs,
    fields: {
      ...blankFields,
      owner: 'Priya Raman',
      integration: 'Inbox service',
      envVar: 'DAILYBOT_WEBHOOK_SECRET',
      purpose: 'Shows the inbox that an event comes from Dailybot.',
    },
  },
]

/** What the AtomicPay practice account holds on the first day. */
export const atomicPaySamples: readonly ProviderSample[] = [
  {
    service: 'billing_sync',
    ageMs: 33 * dayMs,
    usedMs: hourMs,
    scopes: ['purchases.read', 'subscriptions.read', 'products.read'],
    told: { callers: ['billing-sync/3.1'] },
    fields: {
      ...blankFields,
      business: 'Northwind Courses',
      owner: 'Mara Lindqvist',
      integration: 'Accounting',
      envVar: 'ATOMICPAY_API_KEY',
    },
  },
  {
    service: 'refunds_tool',
    ageMs: 80 * dayMs,
    usedMs: 3 * dayMs,
    scopes: ['subscriptions.read', 'subscriptions.write', 'customers.read'],
    told: { callers: ['refunds-tool/1.0'] },
    fields: {
      ...blankFields,
      business: 'Northwind Courses',
      owner: 'Jonas Weber',
      integration: 'Refunds tool',
      envVar: 'ATOMICPAY_API_KEY',
      canWrite: true,
    },
  },
  {
    service: 'checkout_test',
    ageMs: 10 * dayMs,
    usedMs: null,
    scopes: ['products.read'],
    told: { environment: 'test' },
    fields: {
      ...blankFields,
      environment: 'Test',
      business: 'Northwind Courses',
      owner: 'Mara Lindqvist',
    },
  },
]
