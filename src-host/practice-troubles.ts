import { markPersonLeft } from '../src-core/index.ts'
import { dayMs } from '../src-shared/clock.ts'
import { VaultError } from '../src-shared/errors.ts'
import { VersionId, type ItemId } from '../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../src-shared/item.ts'
import type { OpenVault } from './open-vault.ts'
import { newId, type HostWorld } from './world.ts'

/** Gives sample keys what a provider cannot: everything that goes wrong around keys in real life. */
export async function furnishTroubles(world: HostWorld, open: OpenVault): Promise<void> {
  const now = world.clock.now()
  const change = (service: string, how: (overview: Overview) => Overview): void => {
    changeSample(open, service, how)
  }
  change('legacy_sms', (overview) =>
    withCurrent(overview, { stage: 'revoked', replacedAt: null, revokedAt: now - 9 * dayMs }),
  )
  change('trial_maps', (overview) => withCurrent(overview, { expiresAt: now - 3 * dayMs }))
  change('partner_feed', (overview) => withCurrent(overview, { expiresAt: now + 6 * dayMs }))
  change('refunds_tool', (overview) => ({ ...overview, care: accessChangedAt(now) }))
  change('build_cache', (overview) => ({ ...withCommit(overview, now), policy: null }))
  addOldKey(world, open, 'newsletter_api')
  markPersonLeft({ session: open.session, clock: world.clock }, { name: 'Tom Berger', left: true })
  await beginWaiting(open, 'translation_api')
  await beginStopped(world, open)
}

function accessChangedAt(at: number) {
  return { steps: [], answers: [], needs: [], accessChangedAt: at }
}

/** The item whose key stands in a commit that a remote has. */
function withCommit(overview: Overview, now: number): Overview {
  const [version] = overview.versions
  if (!version) throw new VaultError('not-found')
  const folder = '/sample/build-cache'
  const spot = {
    ...{ path: `${folder}/deploy.sh`, shown: 'deploy.sh', line: 14, variable: 'CACHE_TOKEN' },
    ...{ at: null, sort: 'shell', git: 'pushed', commit: null, versionId: version.id },
    ...{ seenAt: now - 2 * dayMs, appearedAt: null, goneAt: null },
  }
  const lookedAt = now - 2 * dayMs
  return { ...overview, seen: { lookedAt, folders: [folder], withHistory: false, spots: [spot] } }
}

/** Adds the key before the present one, which works for two more days. */
function addOldKey(world: HostWorld, open: OpenVault, service: string): void {
  const now = world.clock.now()
  const secret = new TextEncoder().encode('sample_news_old_4hQw8ZtC1mVx6RyB')
  const id = VersionId.parse(newId(world))
  changeSample(open, service, (overview, put) => {
    const [current] = overview.versions
    if (!current) throw new VaultError('not-found')
    put(id, secret)
    const old: SecretVersion = {
      ...current,
      ...{ id, stage: 'previous', createdAt: now - 95 * dayMs, hint: 'sample…6RyB' },
      ...{ fingerprint: open.session.fingerprint(secret), storedAt: now - 95 * dayMs },
      ...{ replacedAt: now - dayMs, graceEndsAt: now + 2 * dayMs },
    }
    return { ...overview, versions: [old, current] }
  })
  secret.fill(0)
}

/** A replacement that a person has begun: the new key is still to be made at the provider. */
function beginWaiting({ desk, session }: OpenVault, service: string) {
  const itemId = sampleOf({ session }, service)
  return desk.start({ kind: 'replace', itemId, reason: 'Every quarter', why: 'scheduled' })
}

/** A replacement that stopped: what was pasted is the key of another item. */
async function beginStopped(world: HostWorld, open: OpenVault): Promise<void> {
  const itemId = sampleOf(open, 'geo_lookup')
  const { id } = await open.desk.start({ kind: 'replace', itemId, reason: '' })
  const kept = open.session.journal(id)
  if (!kept) throw new VaultError('not-found')
  const trouble = { code: 'duplicate-secret', at: world.clock.now() }
  open.session.transact((tx) => {
    tx.putJournal(id, { ...kept.body, trouble }, kept.stamp)
  })
}

function withCurrent(overview: Overview, change: Partial<SecretVersion>): Overview {
  const versions = overview.versions.map((version) => ({ ...version, ...change }))
  return { ...overview, versions }
}

type Put = (id: VersionId, secret: Uint8Array) => void

function changeSample(
  open: OpenVault,
  service: string,
  how: (overview: Overview, put: Put) => Overview,
): void {
  const itemId = sampleOf(open, service)
  const kept = open.session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  open.session.transact((tx) => {
    const put: Put = (id, secret) => {
      tx.putSecret(itemId, id, secret)
    }
    tx.putOverview(itemId, how(kept.body, put), kept.stamp)
  })
}

function sampleOf({ session }: Pick<OpenVault, 'session'>, service: string): ItemId {
  const found = session.overviews().find(({ body }) => body.service === service)
  if (!found) throw new VaultError('not-found')
  return found.id
}
