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

/** The system's code, such as `ENOSPC`, or an empty string. */
export function systemCode(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown)) return ''
  return typeof thrown.code === 'string' ? thrown.code : ''
}
