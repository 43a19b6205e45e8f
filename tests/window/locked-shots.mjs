// The pictures of the locked side for preview.mjs: restoring, and what a damaged vault still gives.
import { all, stepsThat } from './steps.mjs'

const { click, fill } = stepsThat({ click: 300, fill: 200 })

const toRestore = click('button', 'Restore from a backup')
const restoreFields = (secret) =>
  all(
    toRestore,
    fill('Backup file', '/media/backups/vault-20_11_2026-12_05.keyturn-backup'),
    fill('Passphrase of that file', secret),
  )
const toSalvage = all(
  fill('Passphrase', 'damaged'),
  click('button', 'Unlock'),
  click('button', 'See what can be read'),
)
const salvaged = all(toSalvage, fill('Passphrase', 'right'), click('button', 'Read it'))
const passphrase = 'quiet harbor velvet seventeen'

export const lockedShots = [
  { name: 'unlock-practice', scene: 'locked-practice' },
  { name: 'unlock-forked', scene: 'forked-conflicts' },
  { name: 'restore', scene: 'locked', steps: toRestore },
  {
    name: 'restore-empty',
    scene: 'locked',
    steps: all(toRestore, click('button', /^Restore$/)),
  },
  {
    name: 'restore-wrong',
    scene: 'locked',
    steps: all(restoreFields('wrong'), click('button', 'Look inside first')),
  },
  {
    name: 'restore-damaged',
    scene: 'locked',
    steps: all(restoreFields('damaged'), click('button', 'Look inside first')),
  },
  {
    name: 'restore-looked',
    scene: 'locked',
    steps: all(restoreFields('right'), click('button', 'Look inside first')),
  },
  {
    name: 'restore-done',
    scene: 'locked',
    steps: all(restoreFields('right'), click('button', /^Restore$/)),
  },
  { name: 'salvage', scene: 'locked', steps: toSalvage },
  {
    name: 'salvage-nothing',
    scene: 'locked',
    steps: all(toSalvage, fill('Passphrase', 'nothing'), click('button', 'Read it')),
  },
  { name: 'salvage-report', scene: 'locked', steps: salvaged },
  {
    name: 'salvage-keep',
    scene: 'locked',
    steps: all(salvaged, click('button', 'Keep these in a new vault')),
  },
  {
    name: 'salvage-backups',
    scene: 'locked',
    steps: all(
      salvaged,
      click('button', 'Keep these in a new vault'),
      fill('New passphrase', passphrase),
      fill('Once more', passphrase),
      click('button', 'Make the new vault'),
      async (page) => {
        const shown = page.getByText('Your recovery code')
        for (let tries = 0; tries < 60 && (await shown.count()) === 0; tries += 1) {
          await page.waitForTimeout(50)
          await page.clock.runFor(50)
        }
      },
      click('button', 'I wrote it down'),
      fill('Group 2', '8zkpa'),
      fill('Group 5', 'd9rbs'),
      click('button', 'Next'),
    ),
  },
  {
    name: 'salvage-kept',
    scene: 'locked',
    steps: all(
      salvaged,
      click('button', 'Keep these in a new vault'),
      fill('New passphrase', passphrase),
      fill('Once more', passphrase),
      click('button', 'Make the new vault'),
      async (page) => {
        const shown = page.getByText('Your recovery code')
        for (let tries = 0; tries < 60 && (await shown.count()) === 0; tries += 1) {
          await page.waitForTimeout(50)
          await page.clock.runFor(50)
        }
      },
    ),
  },
]
