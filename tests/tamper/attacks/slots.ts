import { joinBytes } from '../../../src-core/crypto/bytes.ts'
import { systemRandomness } from '../../../src-core/crypto/randomness.ts'
import { recoveryCodeBytes } from '../../../src-core/crypto/recovery-code.ts'
import { readHeader } from '../../../src-core/vault/header.ts'
import { slotTypes } from '../../../src-core/vault/kinds.ts'
import { makeSlot } from '../../../src-core/vault/slot.ts'
import { cheapKdf, passphrase, VaultFolder } from '../../unit/src-core/vault/vault-fixture.ts'
import { inSql, onLocked, openedWith, type Attack } from '../attack.ts'
import { forgeSlots, headerIn, number, slotsIn, spliced, type SlotForgery } from '../forgery.ts'
import type { Target } from '../target.ts'
import { hash } from '../../../src-core/crypto/hash.ts'

const floor = { memoryKiB: 65_536, passes: 3 }

/** Changes the body of the passphrase slot, with every checksum made right. */
const forged =
  (at: number, over: Uint8Array) =>
  (target: Target): void => {
    target.rows((database) => {
      const [first, second] = slotsIn(database)
      forgeSlots(database, [{ ...first, body: spliced(first.body, at, over) }, second])
    })
  }

/** Changes the slots, with every checksum made right. */
const reslotted =
  (change: (first: SlotForgery, second: SlotForgery) => readonly SlotForgery[]) =>
  (target: Target): void => {
    target.rows((database) => {
      forgeSlots(database, change(...slotsIn(database)))
    })
  }

/** A slot that an attacker made for a secret and a vault key of their own. */
async function ownSlot(target: Target, type: 1 | 2, secret: string): Promise<SlotForgery> {
  const body = target.rows(headerIn)
  const home = readHeader({ body, sum: hash(body) })
  const bytes = type === 2 ? recoveryCodeBytes(secret) : new TextEncoder().encode(secret)
  const vaultKey = systemRandomness.randomBytes(32)
  const made = { type, secret: bytes, cost: floor, vaultKey, home }
  return makeSlot(made, { random: systemRandomness, kdf: cheapKdf })
}

const ownCode = '00000-00000-00000-00000-00000-00000'
const withOwnCode = { with: 'recovery-code', secret: ownCode } as const
const withOldPassphrase = { with: 'passphrase', secret: passphrase } as const
const next = 'another passphrase of the owner'

/** The slots from before the owner changed the passphrase. */
async function slotsBeforeChange(target: Target): Promise<readonly [SlotForgery, SlotForgery]> {
  const old = target.rows(slotsIn)
  await target.owner((session) => session.changePassphrase(passphrase, next))
  return old
}

const costs: readonly Attack[] = [
  onLocked(
    'refuses less memory than the floor',
    'refused: kdf-refused',
    forged(18, number(65_535, 4)),
  ),
  onLocked('refuses fewer passes than the floor', 'refused: kdf-refused', forged(22, number(2, 4))),
  onLocked('refuses no memory at all', 'refused: kdf-refused', forged(18, number(0, 4))),
  onLocked('refuses no pass at all', 'refused: kdf-refused', forged(22, number(0, 4))),
  onLocked(
    'refuses more memory than the ceiling',
    'refused: kdf-refused',
    forged(18, number(1_048_577, 4)),
  ),
  onLocked(
    'refuses more passes than the ceiling',
    'refused: kdf-refused',
    forged(22, number(0xffff_ffff, 4)),
  ),
  onLocked(
    'refuses a slot that says it needs no derivation',
    'refused: vault-damaged',
    forged(17, Uint8Array.of(0)),
  ),
  onLocked(
    'refuses a derivation that it does not know',
    'refused: vault-damaged',
    forged(17, Uint8Array.of(2)),
  ),
  // Whoever makes the checksums right again leaves nothing that tells without the key.
  onLocked(
    'opens for nobody with a cost forged inside the bounds',
    'refused: wrong-passphrase',
    forged(22, number(4, 4)),
  ),
  onLocked(
    'opens for nobody with a salt of the attacker',
    'refused: wrong-passphrase',
    forged(26, new Uint8Array(16)),
  ),
  onLocked(
    'opens for nobody with a commitment of the attacker',
    'refused: wrong-passphrase',
    forged(42, new Uint8Array(32)),
  ),
  inSql(
    'calls a changed salt damage where the checksum was left',
    'refused: vault-damaged',
    'update slot set body = cast(substr(body, 1, 26) || zeroblob(16) || substr(body, 43) as blob)',
  ),
]

const injected: readonly Attack[] = [
  openedWith(
    'gives an injected recovery slot nothing',
    'refused: vault-damaged',
    async (target) => {
      const own = await ownSlot(target, slotTypes.recovery, ownCode)
      reslotted((first, second) => [first, second, own])(target)
      return withOwnCode
    },
  ),
  onLocked(
    'tells the owner of an injected recovery slot',
    'refused: vault-damaged',
    async (target) => {
      const own = await ownSlot(target, slotTypes.recovery, ownCode)
      reslotted((first, second) => [first, second, own])(target)
    },
  ),
  openedWith(
    'gives a recovery slot that replaced the real one nothing',
    'refused: vault-damaged',
    async (target) => {
      const own = await ownSlot(target, slotTypes.recovery, ownCode)
      reslotted((first) => [first, own])(target)
      return withOwnCode
    },
  ),
  openedWith(
    'gives an injected passphrase slot nothing',
    'refused: vault-damaged',
    async (target) => {
      const own = await ownSlot(target, slotTypes.passphrase, 'phrase of the attacker')
      reslotted((first, second) => [own, first, second])(target)
      return { with: 'passphrase', secret: 'phrase of the attacker' }
    },
  ),
  ...(
    [
      ['device', slotTypes.device],
      ['member', slotTypes.member],
    ] as const
  ).map(([name, type]) =>
    onLocked(`refuses a self-made ${name} slot`, 'refused: vault-damaged', async (target) => {
      const own = await ownSlot(target, slotTypes.recovery, ownCode)
      const body = spliced(own.body, 16, Uint8Array.of(type, 0))
      reslotted((first, second) => [first, second, { ...own, body }])(target)
    }),
  ),
  onLocked('refuses a member slot that stretches', 'refused: vault-damaged', async (target) => {
    const own = await ownSlot(target, slotTypes.recovery, ownCode)
    const body = spliced(own.body, 16, Uint8Array.of(slotTypes.member, 1))
    reslotted((first, second) => [first, second, { ...own, body }])(target)
  }),
  onLocked('refuses nine slots that stretch', 'refused: vault-damaged', async (target) => {
    const own = await Promise.all(
      Array.from({ length: 7 }, () => ownSlot(target, slotTypes.recovery, ownCode)),
    )
    reslotted((first, second) => [first, second, ...own])(target)
  }),
  onLocked(
    'refuses a slot of a type that does not exist',
    'refused: vault-damaged',
    forged(16, Uint8Array.of(9, 1)),
  ),
]

const moved: readonly Attack[] = [
  onLocked(
    'refuses a slot that was made the recovery slot',
    'refused: vault-damaged',
    forged(16, Uint8Array.of(slotTypes.recovery)),
  ),
  onLocked(
    'refuses wrapped keys that were swapped between slots',
    'refused: vault-damaged',
    reslotted((first, second) => [
      { ...first, wrapped: second.wrapped },
      { ...second, wrapped: first.wrapped },
    ]),
  ),
  onLocked(
    'refuses a slot under another id',
    'refused: vault-damaged',
    reslotted((first, second) => [{ ...first, id: new Uint8Array(16) }, second]),
  ),
  onLocked(
    'refuses a slot that stands there twice',
    'refused: vault-damaged',
    reslotted((first, second) => {
      const id = new Uint8Array(16)
      return [first, second, { ...first, id, body: spliced(first.body, 0, id) }]
    }),
  ),
  onLocked(
    'refuses a vault whose recovery slot was taken away',
    'refused: vault-damaged',
    (target) => {
      reslotted((first) => [first])(target)
    },
  ),
  onLocked(
    'refuses a vault whose slots were all taken away',
    'refused: vault-damaged',
    (target) => {
      reslotted(() => [])(target)
    },
  ),
  onLocked(
    'refuses a wrapped key with another algorithm',
    'refused: vault-damaged',
    reslotted((first, second) => [
      { ...first, wrapped: spliced(first.wrapped, 0, Uint8Array.of(2)) },
      second,
    ]),
  ),
  onLocked(
    'refuses a wrapped key that was cut',
    'refused: vault-damaged',
    reslotted((first, second) => [{ ...first, wrapped: first.wrapped.subarray(0, 72) }, second]),
  ),
  onLocked(
    'refuses a wrapped key with something after it',
    'refused: vault-damaged',
    reslotted((first, second) => [
      { ...first, wrapped: joinBytes(first.wrapped, Uint8Array.of(0)) },
      second,
    ]),
  ),
  onLocked(
    'opens for nobody with the slot of another vault and the same passphrase',
    'refused: wrong-passphrase',
    async (target) => {
      const other = new VaultFolder()
      ;(await other.create()).close()
      const [foreign] = other.tamper(slotsIn)
      other.remove()
      reslotted((_, second) => [foreign, second])(target)
    },
  ),
]

const putBack: readonly Attack[] = [
  openedWith(
    'refuses the old passphrase though its slot was put back',
    'refused: vault-damaged',
    async (target) => {
      const old = await slotsBeforeChange(target)
      reslotted(() => old)(target)
      return withOldPassphrase
    },
  ),
  openedWith(
    'refuses the old passphrase though its slot stands beside the new one',
    'refused: vault-damaged',
    async (target) => {
      const [old] = await slotsBeforeChange(target)
      reslotted((first, second) => [first, second, old])(target)
      return withOldPassphrase
    },
  ),
  openedWith(
    'tells the owner of an old slot that was put back',
    'refused: vault-damaged',
    async (target) => {
      const [old] = await slotsBeforeChange(target)
      reslotted((first, second) => [first, second, old])(target)
      return { with: 'passphrase', secret: next }
    },
  ),
  openedWith(
    'refuses the old recovery code though its slot was put back',
    'refused: vault-damaged',
    async (target) => {
      const [, old] = target.rows(slotsIn)
      await target.owner((session) => session.replaceRecoveryCode(passphrase))
      reslotted((first) => [first, old])(target)
      return { with: 'recovery-code', secret: target.folder.recoveryCode }
    },
  ),
  openedWith(
    'shows slots and manifest of before a passphrase change as rolled back',
    'read-only: rolled-back',
    async (target) => {
      const select = 'select body, mac from manifest'
      const manifest = target.rows(
        (database) => database.prepare<[], unknown[]>(select).raw().get() ?? [],
      )
      const old = await slotsBeforeChange(target)
      reslotted(() => old)(target)
      target.rows((database) => {
        database.prepare('update manifest set body = ?, mac = ?').run(...manifest)
      })
      return withOldPassphrase
    },
  ),
]

/** Attacks on who may open the vault: slots, recovery, cost of derivation. */
export const slotAttacks: readonly Attack[] = [...costs, ...injected, ...moved, ...putBack]
