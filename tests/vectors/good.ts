/*
 * Files that must open forever, with what must come out of them.
 */
import { copyFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex } from '../../src-core/crypto/bytes.ts'
import { encodeBody } from '../../src-core/vault/body.ts'
import type { Session } from '../../src-core/vault/session.ts'
import { openVault } from '../../src-core/vault/vault.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import { ItemKind, type Overview } from '../../src-shared/item.ts'
import { Step } from '../../src-shared/rotation.ts'
import { contentOfSession, type PlainContent } from '../servers/plain-content.ts'
import type { StoryVault } from '../servers/story-vault.ts'
import { bytesOf, connection, journal, overview } from '../unit/src-core/vault/vault-fixture.ts'
import { filesOf, newVault, rememberedKdf, workFolder } from './base.ts'
import { Forge } from './forge.ts'
import { ids } from './ids.ts'
import type { Made, Opener } from './vector.ts'

const id = (number: number): string => number.toString(16).padStart(2, '0').repeat(16)
const item = (number: number): ItemId => ItemId.parse(id(number))
const version = (number: number): VersionId => VersionId.parse(id(number))

/** One story of a vault: what is done after it was made, and what opens it at the end. */
type Story = {
  readonly name: string
  readonly passphrase?: string
  readonly withoutCode?: boolean
  readonly byCode?: boolean
  readonly tell: (session: Session, vault: StoryVault) => Promise<void> | void
  /** Goes on behind the vault's back. */
  readonly forge?: (forge: Forge) => void
}

const stories: readonly Story[] = [
  { name: 'fresh', withoutCode: true, tell: () => undefined },
  { name: 'fresh-by-recovery-code', byCode: true, tell: () => undefined },
  { name: 'every-kind', tell: everyKind },
  { name: 'connections-and-journals', tell: connectionsAndJournals },
  { name: 'sizes', tell: sizes },
  { name: 'text', passphrase: 'ﬁne ½ ㎏ пароль 密码 🔑', tell: texts },
  {
    name: 'passphrase-changed',
    passphrase: 'the one before that one',
    tell: async (session, vault) => {
      add(session, 1)
      await vault.play(session, { whole: 'passphrase' })
      add(session, 2)
    },
  },
  {
    name: 'recovery-code-renewed',
    byCode: true,
    tell: async (session, vault) => {
      await vault.play(session, { whole: 'recovery' })
      add(session, 1)
    },
  },
  {
    name: 'deleted',
    tell: (session) => {
      for (const each of [1, 2, 3]) add(session, each)
      session.transact((tx) => tx.deleteItem(item(2)))
      session.transact((tx) => tx.dropSecret(item(3), version(103)))
    },
  },
  {
    name: 'rekeyed',
    tell: async (session, vault) => {
      add(session, 1)
      connectionsAndJournals(session)
      await vault.play(session, { whole: 'rekey' })
      add(session, 2)
    },
  },
  {
    name: 'rekeyed-by-recovery-code',
    byCode: true,
    tell: async (session, vault) => {
      add(session, 1)
      await vault.play(session, { whole: 'rekey' })
      await vault.play(session, { whole: 'rekey' })
    },
  },
  { name: 'unknown-keys', tell: unknownKeys },
  { name: 'unknown-kinds', tell: (session) => add(session, 1), forge: unknownKinds },
  {
    name: 'settings',
    tell: (session) => {
      const { body, stamp } = session.settings()
      const last = {
        at: 1_800_000_000_000,
        fileName: 'main-20_11_2026-14_05.keyturn-backup',
        mark: 'm',
      }
      const backup = { folder: '/media/stick/Sicherung', keep: 10, last, drilledAt: null }
      session.transact((tx) => tx.putSettings({ ...body, recoveryConfirmedAt: 5, backup }, stamp))
    },
  },
]

/** Every story, frozen. */
export async function goodVaults(): Promise<readonly Made[]> {
  const made: Made[] = []
  for (const story of stories) made.push(await frozen(story))
  return [...made, await withLog(), await onTwoDevices()]
}

async function frozen(story: Story): Promise<Made> {
  const vault = newVault()
  vault.passphrase = story.passphrase ?? vault.passphrase
  const session = await vault.create(story.withoutCode !== true)
  await story.tell(session, vault)
  const content = contentOf(session)
  session.close()
  if (story.forge) {
    const forge = new Forge(vault.path, vault.vaultKey)
    story.forge(forge)
    forge.close()
  }
  return good(story.name, vault, { content, byCode: story.byCode === true })
}

function good(
  name: string,
  vault: StoryVault,
  { content, byCode = false }: { readonly content: PlainContent; readonly byCode?: boolean },
): Made {
  const { passphrase, recoveryCode } = vault
  const open: Opener = byCode ? { recoveryCode } : { passphrase }
  return { name, as: 'vault', bytes: filesOf(vault.path), open, expect: { content } }
}

/** The content with every secret that its items and connections name, or that an item may have. */
export function contentOf(session: Session): PlainContent {
  const owned = [...session.overviews(), ...session.connections()].flatMap(({ id: owner }) =>
    Array.from({ length: 256 }, (_, number) => [owner, id(number)] as const),
  )
  return contentOfSession(session, owned)
}

/** A copy that was taken while the vault was open: half of it stands in the log. */
async function withLog(): Promise<Made> {
  const vault = newVault()
  let session = await vault.create()
  add(session, 1)
  session.close()
  session = await vault.open()
  add(session, 2)
  const copy = join(mkdtempSync(join(workFolder, 'copied-')), 'main.keyturn')
  for (const end of ['', '-wal']) copyFileSync(vault.path + end, copy + end)
  const content = contentOf(session)
  session.close()
  const { passphrase } = vault
  return {
    name: 'with-its-log',
    as: 'vault',
    bytes: filesOf(copy),
    open: { passphrase },
    expect: { content },
  }
}

async function onTwoDevices(): Promise<Made> {
  const vault = newVault()
  const first = await vault.create()
  add(first, 1)
  first.close()
  const anchorsPath = `${vault.path}.another-device`
  const key = { path: vault.path, with: 'passphrase', secret: vault.passphrase } as const
  const second = await openVault(key, { ...vault.deps, kdf: rememberedKdf, anchorsPath })
  add(second, 2)
  const content = contentOf(second)
  second.close()
  return good('two-devices', vault, { content })
}

function add(session: Session, number: number, changed: Partial<Overview> = {}): void {
  session.transact((tx) => {
    tx.putSecret(item(number), version(100 + number), bytesOf(`sk_live_${number}`))
    tx.putOverview(item(number), overview({ name: `item_${number}`, ...changed }), null)
    tx.putDetails(item(number), { v: 1, notes: `Notes of ${number}.` }, null)
    tx.audit({ event: 'added', itemId: item(number), versionId: null })
  })
}

function everyKind(session: Session): void {
  const stages = ['pending', 'current', 'previous', 'revoked'] as const
  for (const [number, kind] of ItemKind.options.entries()) {
    const versions = stages.map((stage, index) => ({
      ...{ id: version(index + 1), stage, credentialId: 'key_1', remoteId: null },
      ...{ nameAtProvider: 'billing_api-20_11_2026-14_05', createdAt: 1_700_000_000_000 },
      ...{
        createdSource: 'provider' as const,
        lastUsedAt: null,
        lastUsedSource: 'unknown' as const,
      },
      ...{ expiresAt: -1, signer: true, hint: 'sk_…x9Qd', storedAt: 1_800_000_000_000 },
      ...{ replacedAt: null, graceEndsAt: 8_640_000_000_000_000, revokedAt: null },
      fingerprint: session.fingerprint(bytesOf(`secret ${index}`)),
    }))
    const policy = { everyDays: 90, everyMonths: null, graceHours: 0 }
    session.transact((tx) => {
      for (const index of stages.keys()) {
        tx.putSecret(item(number), version(index + 1), bytesOf(`secret ${index}`))
      }
      tx.putOverview(item(number), overview({ kind, versions, policy, tags: ['a', 'b'] }), null)
    })
  }
}

function connectionsAndJournals(session: Session): void {
  session.transact((tx) => {
    for (const number of [0xc1, 0xc2]) {
      const owner = ConnectionId.parse(id(number))
      const environment = number === 0xc1 ? {} : { environment: 'docs-production' }
      tx.putConnection(owner, connection({ ...environment, adminVersionId: version(number) }), null)
      tx.putSecret(owner, version(number), bytesOf(`admin ${number}`))
    }
  })
  // Those steps in which a request may be under way would stop a re-key.
  const steps = Step.options.filter(
    (step) => !['creating', 'unknown', 'stored', 'retiring'].includes(step),
  )
  for (const [number, step] of steps.entries()) {
    const trail = [{ at: 1, step, who: 'person' as const, code: null }]
    const trouble = { code: 'provider-no-reply' as const, at: 2 }
    const candidates = [{ remoteId: 'r', name: null, createdAt: 3, signer: false, ours: true }]
    const body = journal({
      lineage: session.lineage,
      step,
      trail,
      trouble,
      candidates,
      idsBefore: ['a'],
    })
    session.transact((tx) => tx.putJournal(RotationId.parse(id(0xd0 + number)), body, null))
  }
}

/** Secrets and notes around the steps of the padding. */
function sizes(session: Session): void {
  add(session, 1)
  const lengths = [
    1, 243, 244, 245, 246, 3_830, 4_083, 4_084, 4_085, 4_213, 4_214, 8_179, 8_192, 16_384,
  ]
  session.transact((tx) => {
    for (const [index, length] of lengths.entries()) {
      tx.putSecret(item(1), version(index + 1), new Uint8Array(length).fill(index === 3 ? 0x80 : 0))
    }
    tx.putOverview(
      item(2),
      overview({ callers: Array.from({ length: 40 }, () => 'c'.repeat(400)) }),
      null,
    )
    tx.putDetails(item(2), { v: 1, notes: '' }, null)
  })
}

function texts(session: Session): void {
  add(session, 1, {
    name: 'ünï 🔑 \u2028 "\\ \u0000 \ud800',
    owner: 'パスワード 비밀번호',
    purpose: '\u200f؟',
  })
}

function unknownKeys(session: Session): void {
  const later = { later: { list: [1, null, true, 'é', { deep: -5 }] }, 'ключ 🔑': '' }
  add(session, 1, later)
  const before = session.overview(item(1))
  if (!before) throw new Error('not there')
  session.transact((tx) =>
    tx.putOverview(item(1), { ...before.body, name: 'edited' }, before.stamp),
  )
}

/** What a later version might write, and what nobody vouches for. */
function unknownKinds(forge: Forge): void {
  const part = new Uint8Array(16)
  forge.putJson(6, ids.one, { v: 1 })
  forge.put({ kind: 20, item: fromHex(ids.one), part, stamp: 1, seal: bytesOf('not even a seal') })
  forge.putBody(
    { kind: 66, item: fromHex(id(1)), part: fromHex(id(9)), stamp: 2 },
    encodeBody({ v: 1 }),
  )
  forge.vouch(id(1))
  // Covered by nothing: passed over.
  forge.put({ kind: 90, item: fromHex(ids.one), part, stamp: 1, seal: bytesOf('anything') })
  forge.put({ kind: 65, item: fromHex(ids.gone), part, stamp: 1, seal: bytesOf('of nobody') })
  forge.run('insert into audit values (-5, ?)', bytesOf('before the first'))
  forge.remake()
}
