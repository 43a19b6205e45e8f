// The pictures of keeping several vaults for preview.mjs.
import { all, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 200 })

const menu = goBySidebar(/change the vault$/)

export const vaultShots = [
  { name: 'vaults-menu', scene: 'vaults', steps: menu },
  { name: 'vaults-one', scene: 'own-confirmed', steps: menu },
  {
    name: 'vaults-new',
    scene: 'vaults',
    steps: all(menu, click('button', 'New vault…'), fill('Name of its file', 'Client A')),
  },
  {
    name: 'vaults-remove',
    scene: 'vaults',
    steps: all(menu, click('button', 'Remove Northwind from this list')),
  },
  { name: 'vaults-settings', scene: 'vaults', steps: goBySidebar('Settings') },
  { name: 'vaults-locked', scene: 'locked-vaults', steps: click('button', 'Other vaults') },
  { name: 'vaults-first', scene: 'first-run', steps: click('button', 'Other vaults') },
]
