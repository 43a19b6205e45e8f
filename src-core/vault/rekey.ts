/*
 * Changes the vault key of an open vault, in place.
 *
 * The commit decides: before it everything is as it was, after it only the new key opens the file.
 * What follows, the anchor and the tidying, may be lost in a crash without harm: the anchor of the
 * old epoch is read with its key, which the vault keeps.
 */
import { afterCommit } from './after-commit.ts'
import { nextEpoch, type NextEpoch } from './next-epoch.ts'
import type { Writer } from './open-file.ts'
import type { Opened } from './opened.ts'
import { pastAnchorKeys } from './past-anchors.ts'
import type { SlotContext } from './slot-change.ts'
import { assertNothingUnderWay } from './under-way.ts'
import type { VaultFile } from './vault-file.ts'

/** A session whose vault key is to change. */
export type Rekeying = {
  readonly opened: Opened
  readonly file: VaultFile
  readonly context: SlotContext
  /** Asked for once the slow derivations are over; throws where nothing may be written any more. */
  readonly writer: () => Writer
  /** Takes over what the session goes on with, as soon as that is committed. */
  readonly goOnWith: (opened: Opened, file: VaultFile) => void
}

/**
 * Changes the vault key; answers the new recovery code, or null where there was none.
 *
 * Throws `wrong-passphrase`, `replacement-running`, or `changed-elsewhere`.
 */
export async function rekeyed(rekeying: Rekeying, passphrase: string): Promise<string | null> {
  const { opened, file: before, context, writer } = rekeying
  assertNothingUnderWay(before.state)
  const next = await nextEpoch({ ...context, home: before.header }, passphrase)
  const { writing, file } = committed(before, next, writer)
  rekeying.goOnWith({ ...opened, keys: next.keys }, file)
  opened.keys.wipe()
  opened.keeper.rekey({ key: next.keys.anchor, past: pastAnchorKeys(file.state) })
  afterCommit(() => {
    opened.keeper.advance(file.state, writing.device)
  })
  afterCommit(() => {
    file.compact()
  })
  return next.recoveryCode
}

function committed(
  before: VaultFile,
  next: NextEpoch,
  writer: Rekeying['writer'],
): { readonly writing: Writer; readonly file: VaultFile } {
  try {
    const writing = writer()
    return { writing, file: before.rekey(next, writing) }
  } catch (error) {
    next.keys.wipe()
    throw error
  }
}
