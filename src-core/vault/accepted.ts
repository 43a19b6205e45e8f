/*
 * Going on from a file that is older than what was seen, or another: a person said so.
 */
import { VaultStore } from '../store/vault-store.ts'
import { newDeviceId } from './anchor-keeper.ts'
import type { Opened } from './opened.ts'
import { VaultFile } from './vault-file.ts'

/** Begins a new lineage, with a new device, in the file as it is; if that fails nothing changed. */
export function acceptedAsItIs(
  opened: Pick<Opened, 'path' | 'keys' | 'keeper' | 'random' | 'clock'>,
): {
  readonly file: VaultFile
  readonly device: string
} {
  const { path, keys, keeper, random, clock } = opened
  const file = VaultFile.load({ path, store: VaultStore.open(path, 'write'), keys })
  const device = newDeviceId(random)
  try {
    const restart = { lineage: random.randomBytes(16), counter: keeper.lastCounter() }
    const { written } = file.write(
      (pending) => pending.audit({ event: 'rollback-accepted', itemId: null, versionId: null }),
      () => ({ random, now: clock.now(), device, restart }),
      // Killed between the commit and the anchor, it would be taken for a fork at the next opening.
      (coming) => keeper.expect(coming, device),
    )
    if (written) keeper.replace(written, device)
    return { file, device }
  } catch (error) {
    file.abandon()
    throw error
  }
}
