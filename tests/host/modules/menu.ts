import type * as Electron from 'electron'
import { loud, notEmulated, standingFor } from '../loud.ts'

type Item = Electron.MenuItemConstructorOptions | Electron.MenuItem
const plain = ['role', 'type', 'label', 'submenu']

/**
 * Electron's `Menu`, as far as its roles go: those are served by Chromium's own menu and keys. What
 * a menu would do by itself (a click, an accelerator) is not emulated.
 */
export const Menu = loud('Menu', {
  setApplicationMenu: () => undefined,
  getApplicationMenu: () => null,
  buildFromTemplate(template: Item[]): Electron.Menu {
    for (const item of template) refuseActions(item)
    return standingFor<Electron.Menu>(loud('Menu', {}))
  },
})

function refuseActions(item: Item): void {
  for (const name of Object.keys(item)) {
    if (!plain.includes(name)) throw notEmulated(`Menu: an item with ${name}`)
  }
  const { role, type, submenu } = item
  if (role === undefined && type !== 'separator' && submenu === undefined) {
    throw notEmulated('Menu: an item without a role')
  }
  if (Array.isArray(submenu)) for (const inner of submenu) refuseActions(inner)
}
