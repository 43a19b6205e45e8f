/*
 * What the operating system's refusals mean in the product's closed list.
 */
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'

const codes: ReadonlyMap<string, ErrorCode> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EEXIST', 'vault-exists'],
])

/** The failure to throw for something that `node:fs` threw; one of ours is passed on. */
export function diskFailure(thrown: unknown): VaultError {
  if (thrown instanceof VaultError) return thrown
  return new VaultError(codes.get(systemCode(thrown)) ?? 'disk-failed', { cause: thrown })
}

/** What says that a folder is gone or closed to us, rather than that a disk fails. */
const unreachable: ReadonlySet<string> = new Set([
  ...['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ELOOP', 'ENAMETOOLONG', 'EINVAL'],
  // Drives that were taken out and servers that do not answer.
  ...['ENXIO', 'ENODEV', 'ESTALE', 'ENOTCONN', 'ETIMEDOUT', 'EHOSTDOWN', 'EHOSTUNREACH'],
  ...['ENETDOWN', 'ENETUNREACH', 'ECONNREFUSED', 'ECONNRESET'],
])

/** The failure to throw for what went wrong in a folder that a person chose. */
export function folderFailure(thrown: unknown): VaultError {
  const failure = diskFailure(thrown)
  if (failure.code !== 'disk-failed' || !unreachable.has(systemCode(failure.cause))) return failure
  return new VaultError('folder-unreachable', { cause: failure.cause })
}

/** Whether a file system refused to restrict a file because it knows no owners, such as FAT. */
export function lacksOwners(thrown: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(thrown))
}

/** The system's code, such as `ENOSPC`, or an empty string. */
export function systemCode(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) return ''
  return typeof thrown.code === 'string' ? thrown.code : ''
}
