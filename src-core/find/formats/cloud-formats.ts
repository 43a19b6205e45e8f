// Keys of clouds and hosting.
import { keyFormat, type KeyFormat } from './key-format.ts'

const aws = { provider: 'AWS', serviceName: 'aws', kind: 'key-pair' } as const
const google = { provider: 'Google Cloud', serviceName: 'google' }
const azure = { provider: 'Microsoft Azure', serviceName: 'azure' }
const digitalOcean = { provider: 'DigitalOcean', serviceName: 'digitalocean' }
const netlify = { provider: 'Netlify', serviceName: 'netlify', kind: 'token' } as const
const vercel = { provider: 'Vercel', serviceName: 'vercel', kind: 'token' } as const
const heroku = { provider: 'Heroku', serviceName: 'heroku' }
const fly = { provider: 'Fly.io', serviceName: 'fly_io', kind: 'token' } as const
const cloudflare = { provider: 'Cloudflare', serviceName: 'cloudflare' }
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Keys of clouds and hosting. */
export const cloudFormats: readonly KeyFormat[] = [
  // The secret has no prefix: its name tells, or the access key ID that stands beside it.
  keyFormat({
    ...aws,
    id: 'aws-access-key',
    words: ['aws', 'secret access key', 'secretaccesskey', 'secret_access_key'],
    body: '[A-Za-z0-9+/]{40}',
    idPattern: '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}',
  }),
  // The public half; recognised so that it is not taken for a secret.
  keyFormat({
    ...aws,
    id: 'aws-access-key-id',
    starts: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    body: '[A-Z2-7]{16}',
    isPublic: true,
  }),
  keyFormat({
    ...google,
    id: 'google-oauth-secret',
    starts: ['GOCSPX-'],
    body: '[\\w-]{28}',
    kind: 'key-pair',
    idPattern: '[0-9]{6,20}-[a-z0-9]{32}\\.apps\\.googleusercontent\\.com',
  }),
  keyFormat({
    ...azure,
    id: 'azure-entra-secret',
    mark: 'Q~',
    body: '[\\w~.]{3}[0-9]Q~[\\w~.-]{31,34}',
    kind: 'key-pair',
  }),
  keyFormat({
    ...azure,
    id: 'azure-storage',
    words: ['azure', 'storage', 'account'],
    body: '[A-Za-z0-9+/]{86}==',
  }),
  keyFormat({
    ...digitalOcean,
    id: 'digitalocean',
    starts: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    body: '[a-f0-9]{64}',
    kind: 'token',
  }),
  keyFormat({ ...netlify, id: 'netlify', starts: ['nfp_'], body: '[A-Za-z0-9_]{36}' }),
  keyFormat({ ...netlify, id: 'netlify-old', words: ['netlify'], body: '[\\w-]{43,45}' }),
  keyFormat({ ...vercel, id: 'vercel', starts: ['vcp_'], body: '[A-Za-z0-9]{24,64}' }),
  keyFormat({
    ...vercel,
    id: 'vercel-old',
    words: ['vercel', 'now'],
    body: '[A-Za-z0-9]{24}',
  }),
  keyFormat({ ...heroku, id: 'heroku', starts: ['HRKU-AA'], body: '[\\w-]{58}' }),
  keyFormat({ ...heroku, id: 'heroku-old', words: ['heroku'], body: uuid }),
  keyFormat({
    ...fly,
    id: 'fly',
    starts: ['FlyV1 fm'],
    body: '[0-9][a-z]?_[\\w+/=-]{100,600}(?:,fm[0-9][a-z]?_[\\w+/=-]{100,600}){0,3}',
  }),
  keyFormat({
    ...fly,
    id: 'fly-macaroon',
    starts: ['fm1a_', 'fm1r_', 'fm2_'],
    body: '[\\w+/=-]{100,600}(?:,fm[0-9][a-z]?_[\\w+/=-]{100,600}){0,3}',
  }),
  keyFormat({ ...fly, id: 'fly-old', starts: ['fo1_'], body: '[\\w-]{43}' }),
  // The last eight look like a checksum; how it is made is not published.
  keyFormat({
    ...cloudflare,
    id: 'cloudflare-token',
    starts: ['cfut_', 'cfat_'],
    body: '[A-Za-z0-9]{40}[a-f0-9]{8}',
    kind: 'token',
  }),
  keyFormat({
    ...cloudflare,
    id: 'cloudflare-old',
    words: ['cloudflare', 'cf'],
    body: '[\\w-]{40}',
    kind: 'token',
  }),
  keyFormat({
    ...cloudflare,
    id: 'cloudflare-global',
    words: ['cloudflare', 'cf'],
    body: '[0-9a-f]{37}',
  }),
  keyFormat({
    ...cloudflare,
    id: 'cloudflare-origin-ca',
    starts: ['v1.0-'],
    body: '[a-f0-9]{24}-[a-f0-9]{146}',
  }),
  keyFormat({
    provider: 'Render',
    serviceName: 'render',
    id: 'render',
    starts: ['rnd_'],
    body: '[A-Za-z0-9]{32}',
  }),
  keyFormat({
    provider: 'Databricks',
    serviceName: 'databricks',
    kind: 'token',
    id: 'databricks',
    starts: ['dapi'],
    body: '[a-f0-9]{32}(?:-[0-9])?',
  }),
]
