/*
 * The sealed part of a backup file: MAC of the clear header, stream header, chunks of the image.
 *
 * Each backup has keys of its own from the vault key and a salt, so that it needs no new secret
 * and can be made while nobody types a passphrase.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes, wipe } from '../crypto/bytes.ts'
import { hash, hashBytes, keyedHash } from '../crypto/hash.ts'
import { backupKeys, type BackupKeys } from '../crypto/keys.ts'
import { chunkOverhead, StreamOpener, streamHeaderBytes, StreamSealer } from '../crypto/stream.ts'
import type { PiecewiseFile } from '../files/file-pieces.ts'
import { chunkBytes, type BackupHeader } from './backup-header.ts'

/** What is sealed: an image behind its clear header. */
export type Sealing = {
  readonly header: Uint8Array
  readonly salt: Uint8Array
  readonly image: Uint8Array
}

/** All bytes of a backup file, piece by piece. */
export function* sealedBackup(
  { header, salt, image }: Sealing,
  backupKey: Uint8Array,
): Generator<Uint8Array> {
  const keys = backupKeys(backupKey, salt)
  try {
    const mac = keyedHash(keys.header, header)
    const sealer = new StreamSealer({ key: keys.stream, aad: hash(header, mac) })
    yield header
    yield mac
    yield sealer.header
    for (let at = 0; at < image.length; at += chunkBytes) {
      const end = at + chunkBytes
      yield sealer.seal(image.subarray(at, end), end < image.length ? 'more' : 'last')
    }
  } finally {
    wipeKeys(keys)
  }
}

/**
 * The image of a backup, piece by piece, from a file of which the clear header was read.
 *
 * Throws `copy-damaged`. It is whole only once the last piece was given: what came before is to be
 * thrown away if this throws.
 */
export function* openedBackup(
  file: PiecewiseFile,
  header: BackupHeader,
  backupKey: Uint8Array,
): Generator<Uint8Array> {
  const keys = backupKeys(backupKey, header.salt)
  try {
    const mac = file.next(hashBytes)
    if (!sameBytes(keyedHash(keys.header, header.bytes), mac)) throw new VaultError('copy-damaged')
    const aad = hash(header.bytes, mac)
    const opener = new StreamOpener({ key: keys.stream, aad, header: file.next(streamHeaderBytes) })
    yield* openedChunks(file, opener, header.imageBytes)
  } finally {
    wipeKeys(keys)
  }
}

/** Whether a clear header that was just read was written by a holder of the vault key. */
export function isVouched(
  file: PiecewiseFile,
  header: BackupHeader,
  backupKey: Uint8Array,
): boolean {
  const keys = backupKeys(backupKey, header.salt)
  try {
    return sameBytes(keyedHash(keys.header, header.bytes), file.next(hashBytes))
  } finally {
    wipeKeys(keys)
  }
}

function* openedChunks(
  file: PiecewiseFile,
  opener: StreamOpener,
  imageBytes: number,
): Generator<Uint8Array> {
  let left = imageBytes
  while (left > 0) {
    const expected = Math.min(left, chunkBytes)
    const { place, bytes } = opener.open(file.next(expected + chunkOverhead))
    left -= bytes.length
    // One form only: full chunks, and the end where the header says.
    const fitting = bytes.length === expected && (place === 'last') === (left === 0)
    if (!fitting) throw new VaultError('copy-damaged')
    yield bytes
  }
  opener.end()
  if (file.next(1).length > 0) throw new VaultError('copy-damaged')
}

function wipeKeys(keys: BackupKeys): void {
  wipe(keys.header, keys.stream)
}
