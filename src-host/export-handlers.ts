import { plainExport } from '../src-core/index.ts'
import { exportSentence } from '../src-shared/copies-contract.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { Input, Output } from '../src-shared/ipc-contract.ts'
import type { VaultHost } from './host.ts'
import { assertPlainPath, writePlainFile } from './plain-file.ts'
import type { HostHandlers } from './serve.ts'

type ExportHandlers = Pick<HostHandlers, 'export.plain'>

/** Secrets that leave the vault unencrypted, because a person insisted. */
export function exportHandlers(host: VaultHost): ExportHandlers {
  return { 'export.plain': (order) => exportPlain(host, order) }
}

/** The sentence, the passphrase, the place: what is on the disk is told to nobody else. */
async function exportPlain(
  host: VaultHost,
  { form, path, passphrase, sentence, itemIds }: Input<'export.plain'>,
): Promise<Output<'export.plain'>> {
  if (sentence !== exportSentence) throw new VaultError('confirmation-mismatch')
  await host.open.session.assertPassphrase(passphrase)
  assertPlainPath(path)
  const { bytes, written, leftOut } = plainExport(host.open.session, { form, itemIds })
  try {
    writePlainFile(path, bytes)
  } finally {
    bytes.fill(0)
  }
  host.emit('items.changed', null)
  return { written, leftOut }
}
