/** What `electron` is in a utility process: the network, and nothing of main's. */
import type * as Electron from 'electron'
import { loud } from '../loud.ts'

const emulated: Pick<Electron.Net, 'fetch'> = {
  fetch: (input, init) => fetch(input, init),
}

/** Electron's `net`, by Node's own `fetch`. */
export const net = loud('net', emulated)

const all = loud('electron in a utility process', { net })
export { all as 'module.exports' }
