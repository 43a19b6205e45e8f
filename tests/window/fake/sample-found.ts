import { EntryId, type Entry, type KeyCheck, type Spot } from '../../../src-shared/intake.ts'
import { ItemId } from '../../../src-shared/ids.ts'
import { hexId } from './sample-items.ts'

const dayMs = 86_400_000

/** One found key, as one line of a table. */
type FoundSeed = {
  readonly variable: string
  readonly provider: string
  readonly hint: string | null
  readonly at: readonly string[]
  readonly days?: number
  readonly git?: Spot['git']
  readonly env?: string
  readonly confidence?: Entry['confidence']
  readonly inVault?: string
  readonly owner?: string
  readonly notes?: Entry['notes']
}

const seeds: readonly FoundSeed[] = [
  {
    ...{ variable: 'OPENAI_API_KEY', provider: 'OpenAI', hint: 'sk-proj-••••••••x7Qd' },
    ...{ at: ['ingest-worker/.env:7', 'evals/.env:3', 'old/.env:1'], days: 313, git: 'pushed' },
  },
  {
    ...{ variable: 'OPENAI_API_KEY', provider: 'OpenAI', hint: 'sk-proj-••••••••m2Lk' },
    ...{ at: ['evals/.env:1'], days: 4, git: 'ignored' },
  },
  {
    ...{ variable: 'OPENAI_KEY', provider: 'OpenAI', hint: 'sk-••••••••••••9hRt' },
    ...{ at: ['old-chatbot/docker-compose.yml:14'], days: 611, git: 'untracked' },
  },
  {
    ...{ variable: 'OPENAI_ADMIN_KEY', provider: 'OpenAI', hint: 'sk-admin-•••••••Zp0w' },
    ...{ at: ['ops/.env:2'], days: 51, git: 'ignored', inVault: 'openai_ingest-12_08_2026-11_20' },
  },
  {
    ...{ variable: 'STRIPE_SECRET_KEY', provider: 'Stripe', hint: 'sk_live_••••••••8Q2d' },
    ...{ at: ['checkout/.env.production:12', 'checkout/ci.yml:30'], days: 442, git: 'ignored' },
    env: 'production',
  },
  {
    ...{ variable: 'STRIPE_WEBHOOK_SECRET', provider: 'Stripe', hint: 'whsec_••••••••••vT1c' },
    ...{ at: ['checkout/.env.production:13'], days: 11, git: 'ignored', env: 'production' },
  },
  {
    ...{ variable: 'STRIPE_SECRET_KEY', provider: 'Stripe', hint: 'sk_test_••••••••a0Pz' },
    ...{ at: ['checkout/.env:12', 'checkout/.env.test:9'], days: 398, env: 'test' },
  },
  {
    ...{ variable: 'AWS_SECRET_ACCESS_KEY', provider: 'AWS IAM', hint: 'AKIA••••••••••••Q7NE' },
    ...{ at: ['~/.aws/credentials:6', 'infra/.env:4'], days: 275, git: 'none' },
  },
  {
    ...{ variable: 'aws_secret_access_key', provider: 'AWS IAM', hint: 'AKIA••••••••••••2LMA' },
    ...{ at: ['legacy-cron/deploy.sh:22'], days: 903, git: 'history' },
  },
  {
    ...{ variable: 'SENDGRID_API_KEY', provider: 'SendGrid', hint: 'SG.••••••••••••f3Wk' },
    ...{ at: ['notifier/config/mail.yml:4'], days: 141, git: 'untracked' },
  },
  {
    ...{ variable: 'SESSION_SECRET', provider: '', hint: '••••••••••••••••7b2e' },
    ...{ at: ['checkout/.env:21'], days: 30, confidence: 'unsure' },
  },
  {
    ...{ variable: 'PARTNER_TOKEN', provider: '', hint: '••••••••••••••••PQ8n' },
    ...{ at: ['partner-sync/settings.json:8'], confidence: 'likely' },
  },
]

const inventory: readonly FoundSeed[] = [
  {
    ...{ variable: 'BILLING_KEY', provider: 'Stripe', hint: null, at: [], days: 512 },
    ...{ owner: 'Priya', env: 'production', confidence: 'certain' },
  },
  {
    ...{ variable: 'MAPS_KEY', provider: 'Mapbox', hint: null, at: [], owner: 'Tom' },
    ...{ confidence: 'certain', notes: ['bad-date', 'unused-columns'] },
  },
  {
    ...{ variable: '', provider: 'Mapbox', hint: 'pk.••••••••••••u8Xw', at: [], days: 77 },
    ...{ confidence: 'certain', notes: ['no-name', 'formula'] },
  },
]

/** Keys as a search through folders finds them; `many` of them, or as few as are written here. */
export function sampleFound(now: number, many: number | null): Entry[] {
  if (many === null) return seeds.map((seed, index) => entryOf(seed, { index, now }))
  const all = Array.from({ length: many }, (_, index) => {
    const seed = seeds[index % seeds.length] ?? seeds[0]
    const provider = index % 40 === 0 ? 'Provider' : (seed?.provider ?? '')
    return entryOf(
      { ...seed, ...{ variable: `KEY_${index}`, provider, hint: 'k_•••••' }, at: ['app/.env:3'] },
      { index, now },
    )
  })
  return all.sort((a, b) => a.draft.providerName.localeCompare(b.draft.providerName))
}

/** Rows of a client's table, most of them without a secret. */
export function sampleInventory(now: number): Entry[] {
  return inventory.map((seed, index) => ({
    ...entryOf(seed, { index: 900 + index, now }),
    why: 'told',
    sinceSource: seed.days === undefined ? null : 'told',
    projects: [],
  }))
}

/** What asking the provider of the nth key gives. */
export function sampleCheck(index: number): KeyCheck {
  return (['works', 'works', 'refused', 'narrow', 'unknown'] as const)[index % 5] ?? 'unknown'
}

function entryOf(seed: FoundSeed, { index, now }: { index: number; now: number }): Entry {
  const { variable, provider, at, git = 'untracked', confidence = 'certain' } = seed
  return {
    id: EntryId.parse(hexId('d', index + 1)),
    hint: seed.hint,
    credentialId: provider === 'AWS IAM' ? 'AKIAZ6TQ7NE' : null,
    format: null,
    confidence,
    why: confidence === 'unsure' ? 'entropy-only' : provider === '' ? 'name-and-entropy' : 'format',
    spots: at.map((shown) => spotOf(shown, { variable, git })),
    spotCount: at.length,
    projects: at.map((shown) => shown.split('/')[0] ?? ''),
    since: seed.days === undefined ? null : now - seed.days * dayMs,
    sinceSource: seed.days === undefined ? null : git === 'pushed' ? 'git' : 'file',
    lastUsedAt: null,
    expiresAt: null,
    git: at.length === 0 ? 'none' : git,
    inVault:
      seed.inVault === undefined
        ? null
        : { itemId: ItemId.parse(hexId('a', 3)), name: seed.inVault },
    canCheck: provider === 'OpenAI' || provider === 'Stripe',
    check: null,
    notes: [...(seed.notes ?? [])],
    draft: {
      ...{ name: nameOf(variable, index), kind: 'api-key', providerName: provider },
      ...{ environment: seed.env ?? '', business: '', owner: seed.owner ?? '', integration: '' },
      ...{ envVar: variable, purpose: '', tags: [] },
    },
    chosen: seed.inVault === undefined && confidence !== 'unsure',
  }
}

function nameOf(variable: string, index: number): string {
  return variable === ''
    ? `key_${index}`
    : variable.toLowerCase().replace(/_?(?:api|secret)?_?key$/u, '') || variable.toLowerCase()
}

function spotOf(shown: string, { variable, git }: Pick<Spot, 'variable' | 'git'>): Spot {
  const [path = '', line] = shown.split(':')
  return {
    path: `/home/ann/code/${path}`,
    shown: path,
    line: line === undefined ? null : Number(line),
    variable,
    at: null,
    sort: 'env',
    git,
    commit: git === 'history' ? '9f31c0de' : null,
  }
}
