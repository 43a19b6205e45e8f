import { Caller } from '../../../../../src-shared/caller.ts'

const id = 'e'.repeat(32)
const accountId = 'c'.repeat(32)
const rest = { id, part: 'secret', check: null }
const service = { ...rest, accountId }

/** One place of every kind. */
export const sampleCallers: readonly Caller[] = [
  {
    ...rest,
    kind: 'env-file',
    path: '/a/.env',
    variable: 'KEY',
    check: { url: 'https://a.example/' },
  },
  { ...rest, kind: 'json-file', path: '/a.json', pointer: '/a/b', part: 'credential-id' },
  { ...rest, kind: 'yaml-file', path: '/a.yaml', pointer: '/a~1b' },
  { id, check: null, kind: 'aws-credentials', path: '/c', profile: 'live' },
  { id, check: null, kind: 'npmrc', path: '/.npmrc', key: '//npm.example/:_authToken' },
  {
    ...service,
    kind: 'github-secret',
    ...{ owner: 'northwind', repository: 'checkout', environment: null, name: 'KEY' },
  },
  { ...service, kind: 'gitlab-variable', project: 'a/b', key: 'KEY', scope: '*' },
  {
    ...service,
    kind: 'vercel-variable',
    ...{ project: 'checkout', team: 'nw', key: 'KEY', target: 'preview' },
  },
  {
    ...rest,
    kind: 'command',
    ...{ preset: 'own', argv: ['put', 'a b'], folder: '/w', sends: 'name-value', name: 'KEY' },
    seconds: 30,
  },
  { id, check: null, kind: 'manual', label: 'Zapier, step 3' },
].map((raw) => Caller.parse(raw))
