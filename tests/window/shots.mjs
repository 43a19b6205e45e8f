// The pictures that preview.mjs takes: a scene of the fake and what to do before the picture.
// `page.clock` is frozen: call page.clock.runFor(ms) where the window waits for an answer.

import { batchShots } from './batch-shots.mjs'
import { careShots } from './care-shots.mjs'
import { copyShots } from './copy-shots.mjs'
import { intakeShots } from './intake-shots.mjs'
import { lockedShots } from './locked-shots.mjs'
import { placeShots } from './place-shots.mjs'
import { providerShots } from './provider-shots.mjs'
import { replaceShots } from './replace-shots.mjs'
import { stepShots } from './step-shots.mjs'
import { usedShots } from './used-shots.mjs'
import { vaultShots } from './vault-shots.mjs'
import { webhookShots } from './webhook-shots.mjs'

const click = (role, name) => async (page) => {
  await page.getByRole(role, { name }).first().click()
  await page.clock.runFor(200)
}

const all =
  (...steps) =>
  async (page) => {
    for (const step of steps) await step(page)
  }

const openItem = (name) => click('row', name)

export const shots = [
  { name: 'keys', scene: 'keys' },
  { name: 'keys-busy', scene: 'busy' },
  { name: 'keys-stand-in', scene: 'stand-in' },
  { name: 'keys-own', scene: 'own' },
  { name: 'empty', scene: 'empty' },
  { name: 'empty-own', scene: 'empty-own' },
  {
    name: 'nothing',
    scene: 'keys',
    steps: async (page) => {
      await page.getByRole('searchbox').fill('zebra')
      await page.clock.runFor(400)
    },
  },
  { name: 'host-gone', scene: 'host-gone' },
  { name: 'item', scene: 'keys', steps: openItem(/docs_editor/) },
  {
    name: 'item-revealed',
    scene: 'keys',
    steps: all(
      openItem(/stripe_live/),
      click('button', 'Show secret'),
      click('button', 'Copy secret'),
    ),
  },
  {
    name: 'item-edit',
    scene: 'keys',
    steps: all(openItem(/risk_scoring/), click('button', 'More'), click('button', 'Edit')),
  },
  {
    // Only the menu is closed: the panel is still there.
    name: 'item-menu-escape',
    scene: 'keys',
    steps: all(openItem(/risk_scoring/), click('button', 'More'), async (page) => {
      await page.clock.runFor(100)
      await page.keyboard.press('Escape')
      await page.getByRole('complementary', { name: /^risk_scoring/ }).waitFor()
    }),
  },
  {
    name: 'shortcuts',
    scene: 'keys',
    steps: async (page) => {
      await page.keyboard.press('?')
    },
  },
  {
    name: 'signer',
    scene: 'keys',
    steps: all(openItem(/docs_editor/), click('button', 'Use with webhooks')),
  },
  {
    name: 'group',
    scene: 'keys',
    steps: all(click('button', /Can’t tell/), async (page) => {
      await page.getByRole('row', { name: /geocode/ }).hover()
    }),
  },
  { name: 'leave', scene: 'keys', steps: click('button', 'Leave') },
  ...stepShots,
  ...usedShots,
  ...careShots,
  ...vaultShots,
  ...replaceShots,
  ...lockedShots,
  ...copyShots,
  ...placeShots,
  ...providerShots,
  ...batchShots,
  ...intakeShots,
  ...webhookShots,
]
