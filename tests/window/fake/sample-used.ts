import type { UsedSpot, UsedView } from '../../../src-shared/used.ts'
import type { FakeItem } from './fake-items.ts'

const dayMs = 86_400_000

type Seed = Pick<UsedSpot, 'shown' | 'line' | 'git'> & Partial<UsedSpot>

/** Where the sample keys stand, by service; all others stand nowhere. */
const seeds: Readonly<Record<string, readonly Seed[]>> = {
  risk_scoring: [
    { shown: 'checkout/.env', line: 12, git: 'ignored', isPlace: true },
    { shown: 'checkout/.env.production', line: 4, git: 'pushed' },
    { shown: 'checkout/docker-compose.yml', line: 31, git: 'untracked', change: 'appeared' },
    {
      ...{ shown: 'checkout/scripts/seed-demo.ts', line: null, git: 'history' },
      ...{ commit: '7f3a91c04be2d5', variable: '', sort: 'source' },
    },
  ],
  fraud_rules: [
    { shown: 'rules/.env', line: 3, git: 'ignored' },
    { shown: '~/.zshrc', line: 40, git: 'none', sort: 'shell', variable: 'FRAUD_KEY' },
  ],
  docs_editor: [
    { shown: 'docs/.env', line: 2, git: 'ignored', holds: 'older' },
    { shown: 'docs/.env.local', line: 2, git: 'none', change: 'vanished' },
  ],
  chargeback: [{ shown: 'very/'.repeat(20) + 'deep/settings.json', line: 311, git: 'unknown' }],
}

/** Where one item of the fake was seen. */
export function sampleUsed({ id, overview }: FakeItem, now: number): UsedView {
  const spots = (seeds[overview.service] ?? []).map((seed): UsedSpot => spotOf(seed, now))
  return {
    itemId: id,
    name: overview.name,
    lookedAt: now - 3 * 3_600_000,
    spots,
    committed: spots.some(({ git }) => git === 'pushed' || git === 'history'),
  }
}

function spotOf(seed: Seed, now: number): UsedSpot {
  return {
    path: `/home/ann/code/${seed.shown.replace('~/', '')}`,
    ...{ variable: 'ATNA_KEY', at: null, sort: 'env', commit: null, holds: 'current' },
    ...{ change: 'still', isPlace: false, seenAt: now - 40 * dayMs },
    goneAt: seed.change === 'vanished' ? now - 3 * 3_600_000 : null,
    ...seed,
  }
}
