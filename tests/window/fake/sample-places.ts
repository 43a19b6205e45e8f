import type { AccountView, Caller } from '../../../src-shared/caller.ts'
import { CallerId, ConnectionId } from '../../../src-shared/ids.ts'
import type { Overview } from '../../../src-shared/item.ts'
import { hexId } from './sample-items.ts'

export const accountIds = {
  github: ConnectionId.parse(hexId('c', 11)),
  gitlab: ConnectionId.parse(hexId('c', 12)),
  vercel: ConnectionId.parse(hexId('c', 13)),
}

/** The accounts through which the places of the samples are written. */
export const sampleAccounts: readonly AccountView[] = [
  {
    id: accountIds.github,
    kind: 'github',
    name: 'Northwind on GitHub',
    origin: 'https://api.github.com',
    practice: false,
  },
  {
    id: accountIds.gitlab,
    kind: 'gitlab',
    name: 'Own GitLab',
    origin: 'https://gitlab.northwind.example',
    practice: false,
  },
  {
    id: accountIds.vercel,
    kind: 'vercel',
    name: 'Vercel',
    origin: 'http://127.0.0.1:4410',
    practice: true,
  },
]

const id = (number: number) => CallerId.parse(hexId('e', number))

/** One place of every kind. */
export const samplePlaces: readonly Caller[] = [
  {
    id: id(1),
    kind: 'env-file',
    path: '/home/ann/work/checkout/.env.production',
    variable: 'RISK_SECRET',
    part: 'secret',
    check: { url: 'https://checkout.example/health' },
  },
  {
    id: id(2),
    kind: 'json-file',
    path: '/home/ann/work/rules/else/config.json',
    pointer: '/risk/credential/id',
    part: 'credential-id',
    check: null,
  },
  {
    id: id(3),
    kind: 'github-secret',
    accountId: accountIds.github,
    owner: 'northwind',
    repository: 'checkout',
    environment: 'production',
    name: 'RISK_SECRET',
    part: 'secret',
    check: null,
  },
  {
    id: id(4),
    kind: 'vercel-variable',
    accountId: accountIds.vercel,
    project: 'checkout',
    team: null,
    key: 'RISK_SECRET',
    target: 'production',
    part: 'secret',
    check: null,
  },
  {
    id: id(5),
    kind: 'command',
    preset: 'wrangler',
    argv: ['wrangler', 'secret', 'put', 'RISK_SECRET', '--env', 'production'],
    folder: '/home/ann/work/edge',
    sends: 'value',
    name: null,
    seconds: 60,
    part: 'secret',
    check: null,
  },
  {
    id: id(6),
    kind: 'yaml-file',
    path: '/home/ann/work/gone/values.yaml',
    pointer: '/risk/secret',
    part: 'secret',
    check: null,
  },
  { id: id(7), kind: 'manual', label: 'Zapier, step 3 of “New order”', check: null },
]

/** The places as an overview keeps them, and one that a later version wrote. */
export function storedPlaces(): NonNullable<Overview['places']> {
  return [...samplePlaces, { id: id(8), kind: 'satellite' }]
}
