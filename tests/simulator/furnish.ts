import type { Caller } from '../../src-shared/caller.ts'
import { CallerId, ConnectionId, ItemId, VersionId } from '../../src-shared/ids.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import { ProviderId } from '../../src-shared/provider.ts'
import { newOverview } from '../../src-core/vault/new-overview.ts'
import { secretHint } from '../../src-core/vault/secret-hint.ts'
import { newVault } from './new-vault.ts'
import type { World } from './world.ts'

/** How the item of a history begins. */
export type ItemPlan = {
  readonly graceHours: number
  readonly keepOldValues: boolean
  readonly places: readonly Caller['kind'][]
  /** Places that are words only. */
  readonly words: number
  readonly signer: boolean
  /** Keys at the provider that belong to somebody else. */
  readonly strangers: number
}

/** Puts an account, an item with a key in use, and its places into a blank world. */
export function furnish(world: World, plan: ItemPlan): ItemId {
  const vault = newVault(world.disk)
  const { chance, provider, traits } = world
  const itemId = ItemId.parse(chance.id())
  const connectionId = traits.linked ? ConnectionId.parse(chance.id()) : null
  for (let made = 0; made < plan.strangers; made += 1) provider.make('person', `stranger ${made}`)
  const key = provider.make('person', 'billing_api-20_08_2026-10_00')
  key.signer = plan.signer
  key.proved = true
  const account = ConnectionId.parse(chance.id())
  const callers = plan.places.map((kind, index) => callerOf(kind, { world, account, index }))
  const version = currentVersionOf(world, { ...key, byHand: !traits.linked })
  const secret = new TextEncoder().encode(key.secret)
  const words = Array.from({ length: plan.words }, (_, index) => `by hand ${index + 1}`)
  const overview = newOverview({
    ...{ at: world.now, name: 'billing_api-20_08_2026-10_00', service: 'billing_api' },
    ...{ kind: 'api-key', providerName: traits.facts.name },
    fields: {
      ...{ environment: '', business: '', owner: '', integration: '', envVar: '', purpose: '' },
      ...{ callers: words, tags: [], canWrite: false, notes: '' },
      policy: {
        ...{ everyDays: 90, everyMonths: null, graceHours: plan.graceHours },
        ...(plan.keepOldValues ? { keepOldValues: true } : {}),
      },
    },
    linked: connectionId && { connectionId, provider: ProviderId.parse(traits.id) },
  })
  vault.transact((tx) => {
    if (connectionId) putConnection(world, tx, { id: connectionId, provider: traits.id })
    const kind = callers.map((caller) => serviceOf(caller)).find((service) => service !== null)
    if (kind) putConnection(world, tx, { id: account, provider: kind })
    tx.putSecret(itemId, version.id, secret)
    const fingerprint = vault.fingerprint(secret)
    const versions = [{ ...version, fingerprint }]
    tx.putOverview(itemId, { ...overview, places: callers, versions }, null)
  })
  for (const caller of callers) {
    const place = {
      ...{ caller, itemId, value: key.secret, used: key.secret, deploysAt: null },
      byKeyturn: false,
    }
    world.places.places.push(place)
  }
  return itemId
}

function currentVersionOf(
  world: World,
  key: {
    readonly remoteId: string
    readonly name: string | null
    readonly secret: string
    readonly createdAt: number
    readonly signer: boolean
    readonly byHand: boolean
  },
): SecretVersion {
  return {
    ...{ id: VersionId.parse(world.chance.id()), stage: 'current', credentialId: null },
    ...{ remoteId: key.byHand ? null : key.remoteId, nameAtProvider: key.name },
    ...{ createdAt: key.createdAt, createdSource: 'provider', lastUsedAt: null },
    ...{ lastUsedSource: 'unknown', expiresAt: null, signer: key.signer },
    ...{ hint: secretHint(new TextEncoder().encode(key.secret)), fingerprint: null },
    ...{ storedAt: world.now, replacedAt: null, graceEndsAt: null, revokedAt: null },
  }
}

type Tx = Parameters<Parameters<ReturnType<typeof newVault>['transact']>[0]>[0]

function putConnection(
  world: World,
  tx: Tx,
  { id, provider }: { readonly id: ConnectionId; readonly provider: string },
): void {
  const adminVersionId = VersionId.parse(world.chance.id())
  tx.putSecret(id, adminVersionId, new TextEncoder().encode('adm_KTCANARY_0123456789'))
  const body = {
    ...{ v: 1 as const, name: provider, provider: ProviderId.parse(provider), origin: null },
    ...{ adminVersionId, liveKeys: null, refreshedAt: null, createdAt: world.now },
  }
  tx.putConnection(id, body, null)
}

type ForCaller = {
  readonly world: World
  readonly account: ConnectionId
  readonly index: number
}

function callerOf(kind: Caller['kind'], { world, account, index }: ForCaller): Caller {
  const id = CallerId.parse(world.chance.id())
  const url = `https://shop.test/health/${index}`
  const check = world.chance.hits(0.25) ? { url } : null
  const shared = { id, check, part: 'secret' } as const
  switch (kind) {
    case 'gitlab-variable':
      return { ...shared, kind, accountId: account, project: '41', key: 'KEY', scope: '*' }
    case 'github-secret': {
      const of = { owner: 'northwind', repository: 'checkout', environment: null, name: 'KEY' }
      return { ...shared, kind, accountId: account, ...of }
    }
    case 'vercel-variable': {
      const of = { project: 'checkout', team: null, key: 'KEY', target: 'production' } as const
      return { ...shared, kind, accountId: account, ...of }
    }
    case 'command': {
      const preset = world.chance.pick(['own', 'gh'] as const)
      const of = { argv: ['deploy-key'], folder: null, sends: 'value' as const, name: null }
      return { ...shared, kind, preset, ...of, seconds: 10 }
    }
    case 'manual':
      return { id, check: null, kind, label: `the wiki, page ${index}` }
    case 'env-file':
    case 'json-file':
    case 'yaml-file':
    case 'aws-credentials':
    case 'npmrc':
      return { ...shared, kind: 'env-file', path: `/srv/${index}/.env`, variable: 'KEY' }
  }
}

function serviceOf({ kind }: Caller): string | null {
  return kind.endsWith('-variable') || kind === 'github-secret'
    ? (kind.split('-')[0] ?? null)
    : null
}
