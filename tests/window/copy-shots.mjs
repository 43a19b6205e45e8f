// The pictures of backups, exports, a new vault key and of copies, for preview.mjs.
import { all, scrollTo, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 400 })

const goBackups = click('button', /backup/i)

const goSettings = goBySidebar('Settings')

const passphrase = 'quiet harbor velvet seventeen'

const atBackups = async (page) => {
  await click('button', 'Create a vault')(page)
  await fill('Passphrase', passphrase)(page)
  await fill('Once more', passphrase)(page)
  for (let tries = 0; tries < 50 && (await page.getByText('Strong.').count()) === 0; tries += 1) {
    await page.waitForTimeout(50)
    await page.clock.runFor(50)
  }
  await click('button', 'Next')(page)
  await click('button', 'I wrote it down')(page)
  await fill('Group 1', 'k7qxa')(page)
  await fill('Group 4', '4hsvd')(page)
  await click('button', 'Next')(page)
}

export const copyShots = [
  { name: 'first-backup', scene: 'first-run', steps: atBackups },
  {
    name: 'first-backup-refused',
    scene: 'first-run',
    steps: all(
      atBackups,
      fill('Backup folder', '/media/gone'),
      click('button', 'Make the first backup'),
    ),
  },
  {
    name: 'first-backup-made',
    scene: 'first-run',
    steps: all(atBackups, click('button', 'Choose…'), click('button', 'Make the first backup')),
  },
  { name: 'home-backup-none', scene: 'backup-none' },
  { name: 'home-backup-stale', scene: 'backup-stale' },
  { name: 'home-backup-failed', scene: 'backup-failed' },
  { name: 'home-synced', scene: 'synced' },
  { name: 'home-conflicts', scene: 'conflicts' },
  { name: 'backups', scene: 'own-confirmed', steps: goBackups },
  { name: 'backups-none', scene: 'backup-none', steps: goBackups },
  { name: 'backups-failed', scene: 'backup-failed', steps: goBackups },
  { name: 'backups-many', scene: 'backup-many', steps: goBackups },
  {
    name: 'backups-now',
    scene: 'backup-stale',
    steps: all(goBackups, click('button', 'Back up now')),
  },
  {
    name: 'backups-move',
    scene: 'own-confirmed',
    steps: all(
      goBackups,
      click('button', 'Change folder'),
      fill('Backup folder', '/media/gone'),
      click('button', 'Use this folder'),
    ),
  },
  {
    name: 'drill',
    scene: 'own-confirmed',
    steps: all(
      goBackups,
      click('button', /^Try vault/),
      fill('Passphrase of that file', 'wrong'),
      click('button', 'Try it'),
    ),
  },
  {
    name: 'drill-done',
    scene: 'own-confirmed',
    steps: all(
      goBackups,
      click('button', /^Try vault/),
      fill('Passphrase of that file', 'right'),
      click('button', 'Try it'),
    ),
  },
  {
    name: 'bring-in',
    scene: 'own-confirmed',
    steps: all(goBackups, click('button', 'Choose a file')),
  },
  {
    name: 'bring-in-conflict',
    scene: 'conflicts',
    steps: click('button', 'Bring in keys'),
  },
  {
    name: 'bring-in-done',
    scene: 'conflicts',
    steps: all(
      click('button', 'Bring in keys'),
      fill('Passphrase of that file', 'right'),
      click('button', 'Bring them in'),
    ),
  },
  {
    name: 'export',
    scene: 'own-confirmed',
    steps: all(goSettings, click('button', 'Export unencrypted')),
  },
  {
    name: 'export-done',
    scene: 'own-confirmed',
    steps: all(
      goSettings,
      click('button', 'Export unencrypted'),
      click('button', 'Choose…'),
      fill('Passphrase of this vault', 'right'),
      async (page) => {
        await page.getByLabel(/^Type/).focus()
        await page.keyboard.type('write my secrets unencrypted')
      },
      click('button', 'Write the file'),
    ),
  },
  {
    name: 'rekey',
    scene: 'own-confirmed',
    steps: all(goSettings, click('button', 'Make a new vault key')),
  },
  {
    name: 'rekey-busy',
    scene: 'own-confirmed',
    steps: all(
      goSettings,
      click('button', 'Make a new vault key'),
      fill('Present passphrase', 'busy'),
      click('button', 'Make it now'),
    ),
  },
  {
    name: 'rekey-code',
    scene: 'own-confirmed',
    steps: all(
      goSettings,
      click('button', 'Make a new vault key'),
      fill('Present passphrase', 'right'),
      click('button', 'Make it now'),
    ),
  },
  { name: 'settings-access', scene: 'own', steps: click('button', 'Recovery code not confirmed') },
  {
    name: 'settings-export',
    scene: 'own-confirmed',
    steps: all(goSettings, scrollTo('Plain export')),
  },
  { name: 'missing', scene: 'missing' },
]
