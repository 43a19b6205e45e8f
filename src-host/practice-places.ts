import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { putPlace } from '../src-core/index.ts'
import { AccountKind, Caller } from '../src-shared/caller.ts'
import { VaultError } from '../src-shared/errors.ts'
import { CallerId, type ItemId } from '../src-shared/ids.ts'
import type { PracticeProvider } from '../src-shared/ipc-contract.ts'
import { currentVersion } from '../src-shared/item.ts'
import { addAccount } from './account-handlers.ts'
import type { OpenVault } from './open-vault.ts'
import { newId, type HostWorld } from './world.ts'

/** Where the files stand that sample keys are used in: beside what the providers know. */
export function samplePlacesIn(profile: string): string {
  return join(`${profile}-practice-providers`, 'sample-project')
}

/** What sample places are made with. */
export type PlacesStart = {
  readonly providers: readonly PracticeProvider[]
  /** The folder for sample files; what stands there is replaced. */
  readonly folder: string
}

/** The halves of a sample key, as they stand in its places. */
type Halves = { readonly secret: string; readonly credentialId: string }

type SampleFile = {
  readonly service: string
  readonly name: readonly string[]
  readonly text: (key: Halves) => string
  readonly places: readonly object[]
}

type SampleValue = {
  readonly service: string
  readonly kind: AccountKind
  /** Where it is, as the practice service and as the place call it. */
  readonly at: Readonly<Record<string, string | null>>
  readonly place: object
}

const files: readonly SampleFile[] = [
  {
    service: 'kyc_onboarding',
    name: ['onboarding', '.env'],
    text: ({ secret, credentialId }) =>
      [
        '# Onboarding service, production',
        'PORT=8080',
        '',
        '# ATNA: replaced every three months',
        `ATNA_CREDENTIAL_ID=${credentialId}`,
        `ATNA_CREDENTIAL_SECRET="${secret}"`,
        'LOG_LEVEL=info   # debug says too much',
        '',
      ].join('\n'),
    places: [
      { kind: 'env-file', variable: 'ATNA_CREDENTIAL_ID', part: 'credential-id' },
      { kind: 'env-file', variable: 'ATNA_CREDENTIAL_SECRET', part: 'secret' },
    ],
  },
  {
    service: 'docs_export',
    name: ['export-job', 'config.yml'],
    text: ({ secret }) =>
      [
        '# Nightly export of the documents',
        'schedule: "0 3 * * *"',
        'portal:',
        '  environment: docs-production',
        `  secret: ${secret} # shared with nobody`,
        'output: /var/exports',
        '',
      ].join('\n'),
    places: [{ kind: 'yaml-file', pointer: '/portal/secret', part: 'secret' }],
  },
]

const values: readonly SampleValue[] = [
  {
    service: 'kyc_onboarding',
    kind: 'github',
    at: { owner: 'northwind', repository: 'checkout', environment: null },
    place: { kind: 'github-secret', name: 'ATNA_CREDENTIAL_SECRET' },
  },
  {
    service: 'kyc_onboarding',
    kind: 'vercel',
    at: { project: 'checkout', target: 'production' },
    place: { kind: 'vercel-variable', team: null, key: 'ATNA_CREDENTIAL_SECRET' },
  },
  {
    service: 'docs_export',
    kind: 'gitlab',
    at: { project: 'northwind/checkout', scope: '*' },
    place: { kind: 'gitlab-variable', key: 'PORTAL_SECRET' },
  },
]

const names: Readonly<Record<AccountKind, string>> = {
  github: 'GitHub practice',
  gitlab: 'GitLab practice',
  vercel: 'Vercel practice',
}

/** Gives sample keys real places: files of their own, and values at the practice services. */
export async function furnishPlaces(
  world: HostWorld,
  open: OpenVault,
  { providers, folder }: PlacesStart,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  for (const file of files) placeFile(world, open, { file, folder })
  for (const kind of AccountKind.options) {
    const provider = providers.find(({ id }) => id === `practice-${kind}`)
    if (provider) await furnishService(world, open, { kind, provider })
  }
}

/** A service that cannot hold sample values is left out: the keys are there without it. */
async function furnishService(
  world: HostWorld,
  open: OpenVault,
  { kind, provider }: { readonly kind: AccountKind; readonly provider: PracticeProvider },
): Promise<void> {
  const here = values.filter((each) => each.kind === kind)
  for (const value of here) {
    if (!(await isValuePut(world, open, { value, provider }))) return
  }
  const token = provider.managementToken
  const accountId = addAccount(world, open, { kind, name: names[kind], origin: null, token })
  for (const { service, at, place } of here) {
    const itemId = sampleItem(open, service)
    const described = { ...at, ...place, accountId, part: 'secret' }
    if (itemId !== null) addSamplePlace(world, open, { itemId, place: described })
  }
}

function placeFile(
  world: HostWorld,
  open: OpenVault,
  { file, folder }: { readonly file: SampleFile; readonly folder: string },
): void {
  const itemId = sampleItem(open, file.service)
  if (itemId === null) return
  const path = join(folder, ...file.name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, file.text(halvesOf(open, itemId)), { mode: 0o600 })
  for (const place of file.places)
    addSamplePlace(world, open, { itemId, place: { ...place, path } })
}

type ValueToPut = { readonly value: SampleValue; readonly provider: PracticeProvider }

async function isValuePut(
  world: HostWorld,
  open: OpenVault,
  { value: { service, at, place }, provider }: ValueToPut,
): Promise<boolean> {
  const itemId = sampleItem(open, service)
  if (itemId === null) return true
  const { secret } = halvesOf(open, itemId)
  const reply = await world.transport(
    {
      method: 'POST',
      origin: provider.origin,
      target: '/sim/v1/values',
      headers: [
        ['authorization', `Bearer ${provider.managementToken}`],
        ['content-type', 'application/json'],
      ],
      body: new TextEncoder().encode(JSON.stringify({ ...at, ...nameIn(place), value: secret })),
    },
    new AbortController().signal,
  )
  return reply.status === 201
}

/** What the value is called: `name` at one service, `key` at the others. */
function nameIn(place: object): object {
  return 'name' in place ? { name: place.name } : 'key' in place ? { key: place.key } : {}
}

/** Adds a place to a sample item. */
export function addSamplePlace(
  world: HostWorld,
  open: OpenVault,
  { itemId, place }: { readonly itemId: ItemId; readonly place: object },
): void {
  const id = CallerId.parse(newId(world))
  const stamp = open.session.overview(itemId)?.stamp ?? 0
  putPlace(open.rotation, { itemId, stamp }, Caller.parse({ id, check: null, ...place }))
}

/** The sample item of a service, or null. */
export function sampleItem({ session }: OpenVault, service: string): ItemId | null {
  return session.overviews().find(({ body }) => body.service === service)?.id ?? null
}

/** A sample key in clear, as it is to stand in sample files. */
function halvesOf({ session }: OpenVault, itemId: ItemId): Halves {
  const overview = session.overview(itemId)?.body
  const version = overview ? currentVersion(overview) : null
  const secret = version && session.secret(itemId, version.id)
  if (!version || !secret) throw new VaultError('no-secret')
  const text = new TextDecoder().decode(secret)
  secret.fill(0)
  return { secret: text, credentialId: version.credentialId ?? '' }
}

/** The key in use of a sample item, as it is to stand in a sample file; throws 'no-secret'. */
export function sampleSecret(open: OpenVault, service: string): string {
  const itemId = sampleItem(open, service)
  if (itemId === null) throw new VaultError('no-secret')
  return halvesOf(open, itemId).secret
}
