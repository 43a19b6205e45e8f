/** The path of a file in a folder, written as this system writes paths. */
export function pathIn(folder: string, fileName: string, platform: string): string {
  const separator = platform === 'win32' ? '\\' : '/'
  const isClosed = folder.endsWith('/') || (platform === 'win32' && folder.endsWith('\\'))
  return isClosed ? folder + fileName : folder + separator + fileName
}
