import { loud, notEmulated } from '../loud.ts'

/** Electron's `shell`: no other program is opened from here; a test puts its own in its place. */
export const shell = loud('shell', {
  openExternal: (): Promise<void> => Promise.reject(notEmulated('shell.openExternal')),
})
