import type * as Electron from 'electron'
import { loud, notEmulated } from '../loud.ts'

/** Electron's `Menu`, as far as taking away the one that Electron would make by itself. */
export const Menu = loud('Menu', {
  setApplicationMenu(menu: Electron.Menu | null): void {
    if (menu !== null) throw notEmulated('Menu.setApplicationMenu with a menu')
  },
  getApplicationMenu: () => null,
})
