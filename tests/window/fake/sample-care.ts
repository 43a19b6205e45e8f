import type {
  CareView,
  Finding,
  FindingKind,
  PersonView,
  UsageView,
} from '../../../src-shared/care.ts'
import { careSteps } from '../../../src-shared/care.ts'
import { currentVersion } from '../../../src-shared/item.ts'
import type { FakeItem } from './fake-items.ts'

const dayMs = 86_400_000

/** How a fake key is looked after: the write key of this sample has more rights than it needs. */
export function sampleCare({ overview }: FakeItem, now: number): CareView {
  const isFull = overview.service === 'risk_scoring'
  const done = isFull ? 6 : 2
  return {
    steps: careSteps.map((step, index) => ({
      step,
      at: index < done ? now - (90 - index) * dayMs : null,
    })),
    answers: isFull ? ['backend-access', 'recurring-sync'] : [],
    needs: isFull ? ['read purchases', 'purchases.read'] : [],
    granted: isFull ? ['purchases.read', 'charges.write'] : [],
    beyond: isFull ? ['charges.write'] : [],
    accessChangedAt: overview.service === 'fraud_rules' ? now - 3 * dayMs : null,
    ownerLeftAt: null,
  }
}

/** Use and errors of a fake key; one caller still has an old one. */
export function sampleUsage({ overview }: FakeItem, now: number): UsageView {
  if (overview.connectionId === null) return { source: 'keyturn', days: [], callers: [] }
  const days = Array.from({ length: 14 }, (_, index) => ({
    day: new Date(now - (13 - index) * dayMs).toISOString().slice(0, 10),
    used: 40 + ((index * 37) % 60),
    refused: index > 10 ? 4 : 0,
    failed: index === 6 ? 3 : 0,
  }))
  const callers = [
    { name: 'billing-sync/2.1', lastAt: now - 2 * 3_600_000, used: 812, refused: 0 },
    { name: 'nightly-report (GitHub Actions)', lastAt: now - 5 * 3_600_000, used: 20, refused: 12 },
  ]
  return { source: 'provider', days, callers }
}

/** The owners of the fake vault with their keys. */
export function samplePeople(
  items: readonly FakeItem[],
  left: ReadonlyMap<string, number>,
): PersonView[] {
  const names = [...new Set(items.map(({ overview }) => overview.owner))]
  return names
    .filter((name) => name !== '')
    .toSorted()
    .map((name) => ({
      name,
      leftAt: left.get(name) ?? null,
      items: items
        .filter(({ overview }) => overview.owner === name)
        .map(({ id, overview }) => ({ itemId: id, name: overview.name })),
    }))
}

const found: readonly (readonly [FindingKind, readonly string[], string])[] = [
  ['overdue', ['stripe_live', 'risk_scoring'], ''],
  ['access-changed', ['fraud_rules'], ''],
  ['label-stale', ['geocode'], '2024'],
  ['environments-mixed', ['docs_staging'], 'production and staging'],
  ['shared-between-integrations', ['fraud_rules'], 'checkout, back office'],
  ['idle', ['search_dev'], ''],
  ['off-convention', ['mailer', 'geocode'], ''],
  ['no-expiry', ['stripe_live'], ''],
]

/** What a review of the fake vault finds. */
export function sampleFindings(items: readonly FakeItem[], now: number): Finding[] {
  const ofNobody = items.filter(({ overview }) => overview.owner === '')
  const listed = found.flatMap(([kind, services, about]) =>
    items
      .filter(({ overview }) => services.includes(overview.service))
      .map((item) => ({ kind, item, about })),
  )
  const all = [
    ...listed,
    ...ofNobody.map((item) => ({ kind: 'owner-unknown', item, about: '' }) as const),
  ]
  return all.map(({ kind, item: { id, overview }, about }) => ({
    kind,
    itemId: id,
    name: overview.name,
    providerName: overview.providerName,
    owner: overview.owner,
    environment: overview.environment,
    about,
    at: kind === 'idle' || kind === 'overdue' ? now - 70 * dayMs : null,
    accepted: false,
    turnsOff: overview.connectionId !== null && currentVersion(overview)?.remoteId != null,
  }))
}
