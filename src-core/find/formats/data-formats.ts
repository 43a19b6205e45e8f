// Keys of databases, media, maps and search.
import { keyFormat, type KeyFormat } from './key-format.ts'

const supabase = { provider: 'Supabase', serviceName: 'supabase' }
const planetScale = { provider: 'PlanetScale', serviceName: 'planetscale', kind: 'token' } as const
const mapbox = { provider: 'Mapbox', serviceName: 'mapbox', kind: 'token' } as const
const neon = { provider: 'Neon', serviceName: 'neon' }
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Keys of databases, media, maps and search. */
export const dataFormats: readonly KeyFormat[] = [
  keyFormat({
    ...supabase,
    id: 'supabase-token',
    starts: ['sbp_'],
    body: '[a-z0-9]{40}',
    kind: 'token',
  }),
  keyFormat({ ...supabase, id: 'supabase-secret', starts: ['sb_secret_'], body: '[\\w-]{22,60}' }),
  keyFormat({
    ...supabase,
    id: 'supabase-publishable',
    starts: ['sb_publishable_'],
    body: '[\\w-]{22,60}',
    isPublic: true,
  }),
  keyFormat({
    ...planetScale,
    id: 'planetscale-token',
    starts: ['pscale_tkn_'],
    body: '[\\w=.-]{32,64}',
  }),
  keyFormat({
    ...planetScale,
    id: 'planetscale-password',
    starts: ['pscale_pw_'],
    body: '[\\w=.-]{32,64}',
    kind: 'other',
  }),
  keyFormat({
    ...planetScale,
    id: 'planetscale-oauth',
    starts: ['pscale_oauth_'],
    body: '[\\w=.-]{32,64}',
  }),
  keyFormat({
    ...neon,
    id: 'neon',
    starts: ['napi_', 'neon_api_key_', 'neon_org_key_', 'neon_project_key_'],
    body: '[a-z0-9]{40,80}',
  }),
  keyFormat({
    provider: 'MongoDB Atlas',
    serviceName: 'mongodb_atlas',
    id: 'mongodb-atlas',
    words: ['atlas', 'mongodb'],
    body: uuid,
    kind: 'key-pair',
    idPattern: '[a-z]{8}',
  }),
  keyFormat({
    provider: 'Cloudinary',
    serviceName: 'cloudinary',
    id: 'cloudinary',
    words: ['cloudinary'],
    body: '[\\w-]{27}',
    kind: 'key-pair',
    idPattern: '[0-9]{15}',
  }),
  keyFormat({
    provider: 'Algolia',
    serviceName: 'algolia',
    id: 'algolia',
    words: ['algolia'],
    body: '[0-9a-f]{32}',
    idPattern: '[A-Z0-9]{10}',
  }),
  keyFormat({
    ...mapbox,
    id: 'mapbox-secret',
    starts: ['sk.eyJ'],
    body: '[\\w-]{60,220}\\.[\\w-]{22}',
  }),
  keyFormat({
    ...mapbox,
    id: 'mapbox-temporary',
    starts: ['tk.eyJ'],
    body: '[\\w-]{60,320}\\.[\\w-]{22}',
  }),
  keyFormat({
    ...mapbox,
    id: 'mapbox-public',
    starts: ['pk.eyJ'],
    body: '[\\w-]{40,220}\\.[\\w-]{22}',
    isPublic: true,
  }),
  keyFormat({
    provider: 'Contentful',
    serviceName: 'contentful',
    kind: 'token',
    id: 'contentful',
    starts: ['CFPAT-'],
    body: '[\\w-]{43}',
  }),
  keyFormat({
    provider: 'Pinecone',
    serviceName: 'pinecone',
    id: 'pinecone',
    starts: ['pcsk_'],
    body: '[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,66}',
  }),
]
