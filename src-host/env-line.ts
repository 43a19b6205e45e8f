import { VaultError } from '../src-shared/errors.ts'

/**
 * A line `NAME='value'` as shells read it and `.env` files hold it.
 *
 * Between single quotes a shell takes everything as it stands (POSIX, Shell Command Language 2.2.2);
 * a single quote itself ends them, stands escaped, and begins them anew.
 */
export function envLine(name: string, value: string): string {
  // A line that is two would set what nobody meant, and no environment holds a zero byte. What
  // steers a terminal would end the paste there and have the rest taken for keys that are pressed.
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) throw new VaultError('bad-secret')
  return `${name}='${value.replaceAll("'", "'\\''")}'`
}
