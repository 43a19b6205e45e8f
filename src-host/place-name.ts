import { isAbsolute } from 'node:path'

/**
 * Whether a path names one place on this computer, whatever folder the program was started in.
 *
 * Two slashes at its beginning name a device or another computer on Windows, which would be sent
 * the hash of the person's password for the asking:
 * learn.microsoft.com/windows/win32/fileio/naming-a-file (UNC names, `\\?\` and `\\.\`).
 */
export function isPlaceHere(path: string): boolean {
  return isAbsolute(path) && !/^[\\/]{2}/.test(path)
}
