import type { PlaceDiff } from '../../../src-shared/caller.ts'
import type { PlaceAction, PlaceState, PlaceView } from '../../../src-shared/rotation.ts'

type Change = Partial<PlaceView> & Pick<PlaceView, 'state' | 'actions'>

const kinds = {
  env: ['env-file', '/home/ann/northwind/checkout/.env.production', 'RISK_SCORING_KEY'],
  json: ['json-file', '/home/ann/northwind/billing/settings.json', '/risk/secret'],
  github: ['github-secret', 'northwind/checkout', 'production / RISK_SCORING_KEY'],
  vercel: ['vercel-variable', 'checkout', 'production / RISK_SCORING_KEY'],
  command: ['command', 'wrangler secret put RISK_SCORING_KEY', ''],
  manual: ['manual', 'Fly, checkout-worker', ''],
} as const

/** One place of a replacement, seen half a minute after it came to its state. */
export function place(kind: keyof typeof kinds, now: number, change: Change): PlaceView {
  const [type, where, what] = kinds[kind]
  return {
    id: kind,
    kind: type,
    where,
    what,
    who: kind === 'manual' ? 'person' : 'keyturn',
    at: change.state === 'todo' ? null : now - 30_000,
    code: null,
    checkedAt: null,
    checkCode: null,
    checks: false,
    shows: kind !== 'manual' && kind !== 'command',
    output: null,
    ...change,
  }
}

const open = ['update', 'tick', 'skip'] as const

/** Four places of which three have the new key and one is the person's. */
export function threeOfFour(now: number): PlaceView[] {
  return [
    place('env', now, {
      state: 'updated',
      actions: ['check', 'undo'],
      checks: true,
      checkedAt: now - 20_000,
    }),
    place('github', now, { state: 'updated', actions: ['undo'] }),
    place('vercel', now, { state: 'waiting', actions: ['check', 'tick', 'undo'] }),
    place('manual', now, { state: 'todo', actions: ['tick', 'skip'] }),
  ]
}

/** Places none of which was touched yet. */
export function untouched(now: number): PlaceView[] {
  return [
    place('env', now, { state: 'todo', actions: [] }),
    place('github', now, { state: 'todo', actions: [] }),
    place('manual', now, { state: 'todo', actions: [] }),
  ]
}

/** Everything that can go wrong at a place. */
export function goneWrong(now: number): PlaceView[] {
  return [
    place('env', now, {
      state: 'differs',
      actions: ['overwrite', 'update', 'tick', 'skip'],
    }),
    place('json', now, { state: 'failed', code: 'place-read-only', actions: [...open] }),
    place('github', now, { state: 'failed', code: 'place-refused', actions: [...open] }),
    place('command', now, {
      state: 'unknown',
      code: 'command-timeout',
      actions: [...open],
      output: 'wrangler 4.2.1\nCreating the secret for the Worker "checkout"\nValue: ••••••\n',
    }),
    place('vercel', now, {
      state: 'updated',
      actions: ['check', 'tick', 'undo'],
      checks: true,
      checkCode: 'place-check-failed',
    }),
    place('manual', now, { state: 'skipped', actions: ['tick'] }),
  ]
}

/** What changes in a place. */
export function sampleDiff(id: string): PlaceDiff {
  if (id === 'github' || id === 'vercel') return { lines: [], facts: [] }
  return {
    lines: [
      { number: 10, sign: 'same', text: '# risk' },
      { number: 11, sign: 'same', text: 'RISK_API_VERSION=••••••' },
      { number: 12, sign: 'removed', text: 'RISK_SCORING_KEY=atna_sample_…8Q2d' },
      { number: 12, sign: 'added', text: 'RISK_SCORING_KEY=atna_sample_…4f2a' },
      { number: 13, sign: 'same', text: 'RISK_WEBHOOK_SECRET=••••••' },
    ],
    facts: id === 'env' ? ['symbolic-link', 'readable-by-others', 'in-git'] : [],
  }
}

const becomes: Readonly<Record<PlaceAction, PlaceState>> = {
  update: 'updated',
  overwrite: 'updated',
  undo: 'undone',
  tick: 'ticked',
  untick: 'todo',
  skip: 'skipped',
  check: 'updated',
}

/** A place after something was done with it. */
export function afterAction(before: PlaceView, action: PlaceAction, now: number): PlaceView {
  const state = becomes[action]
  const actions: PlaceView['actions'] =
    state === 'updated' ? ['undo'] : state === 'ticked' ? ['untick'] : [...open]
  return { ...before, state, actions, at: now, code: null, checkCode: null }
}
