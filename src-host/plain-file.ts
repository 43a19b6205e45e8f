import { closeSync, fsyncSync, lstatSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { VaultError, type ErrorCode } from '../src-shared/errors.ts'
import { isPlaceHere } from './place-name.ts'

/** Throws what `writePlainFile` would, before any secret is opened for it. */
export function assertPlainPath(path: string): void {
  if (!isPlaceHere(path)) throw new VaultError('folder-unreachable')
  const there = inPlace(() => lstatSync(path, { throwIfNoEntry: false }))
  if (there) throw new VaultError('file-exists')
  const folder = inPlace(() => statSync(dirname(path), { throwIfNoEntry: false }))
  if (!folder?.isDirectory()) throw new VaultError('folder-unreachable')
}

/**
 * Writes a new file that only this user may read, at its very place and nowhere else before.
 *
 * A file that is there is never touched, nor one behind a link; half of one is removed.
 */
export function writePlainFile(path: string, bytes: Uint8Array): void {
  const file = inPlace(() => openSync(path, 'wx', 0o600))
  try {
    inPlace(() => {
      try {
        writeFileSync(file, bytes)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    })
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

const codes: ReadonlyMap<string, ErrorCode> = new Map([
  ['EEXIST', 'file-exists'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EFBIG', 'disk-full'],
  ['EIO', 'disk-failed'],
])

// Whatever else keeps a file from being made, the folder is the one to look at.
function inPlace<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new VaultError(codes.get(code) ?? 'folder-unreachable', { cause })
  }
}
