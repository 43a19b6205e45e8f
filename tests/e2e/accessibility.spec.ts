import { cp, rename, rm, truncate } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { test as withVault, keptKey } from './own-vault.ts'
import { expectFit } from './pages/looks.ts'
import { expect } from './pages/patience.ts'
import {
  atna,
  createPractice,
  expectLocked,
  firstPage,
  lock,
  makeKey,
  openItem,
  shownOnce,
} from './pages/practice.ts'
import { card, expectTruth, openReplacements, replaceKey } from './pages/replacement.ts'
import {
  addKey,
  chooseMore,
  confirmCode,
  fillNewKey,
  goodPassphrase,
  openSettings,
  readCode,
  skipBackups,
  row,
  tryPassphrase,
  tryRecoveryCode,
  typeAskedGroups,
  typeNewPassphrase,
  unlock,
} from './pages/vault.ts'
import { test as withPractice } from './practice-fixture.ts'
import { test } from './shell-probes.ts'
import { vaultFile, vaultFolder } from './vault-bytes.ts'

// Every screen and dialog, in light and dark, wide, narrow and at 200 %: axe finds nothing, nothing
// is cut off, nothing is out of reach.

test.describe.configure({ timeout: 300_000 })

function press(page: Page, name: string | RegExp): Promise<void> {
  return page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
}

test('the way into a vault of one’s own is fit for everyone', async ({ app, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectFit(page, 'first run')
  await press(page, 'Create a vault')
  await expectFit(page, 'choose a passphrase')
  await typeNewPassphrase(page, 'password1')
  await press(page, 'Next')
  await expect(page.getByText('Choose a stronger one.')).toBeVisible()
  await expectFit(page, 'a weak passphrase')
  await press(page, 'Suggest one')
  await expect(page.getByText('Filled in twice and shown.')).toBeVisible()
  await expectFit(page, 'a suggested passphrase')
  await typeNewPassphrase(page, goodPassphrase)
  await press(page, 'Next')
  const code = await readCode(page)
  await expectFit(page, 'the recovery code')
  await press(page, 'I wrote it down')
  await typeAskedGroups(page, () => '00000')
  await press(page, 'Next')
  await expectFit(page, 'wrong groups')
  await press(page, 'Show the code again')
  await confirmCode(page, code, 'Next')
  await expect(page.getByRole('heading', { name: 'Where should backups go?' })).toBeVisible()
  await expectFit(page, 'a folder for backups')
  await press(page, 'Make the first backup')
  await expectFit(page, 'no folder for backups')
  await skipBackups(page)
  await expect(page.getByText('No keys in this vault yet')).toBeVisible()
  await expectFit(page, 'no keys')
  const locked = await lock(app, page)
  await expectLocked(locked, 'You locked it.')
  await expectFit(locked, 'locked')
})

withVault(
  'what opens a vault, or does not, is fit for everyone',
  async ({ app, page, ownVault }) => {
    await tryPassphrase(page, 'not this one')
    await expect(page.getByText('This passphrase does not open the vault.')).toBeVisible()
    await expectFit(page, 'a wrong passphrase')
    await tryRecoveryCode(page, ownVault.recoveryCode)
    await expect(page.getByRole('heading', { name: 'Set a new passphrase' })).toBeVisible()
    await expectFit(page, 'a new passphrase')
    await press(page, 'Not now')
    await openSettings(page)
    await expectFit(page, 'settings')
    await press(page, 'Change passphrase')
    await expectFit(page, 'change the passphrase')
    await press(page, 'Cancel')
    await press(page, 'New recovery code')
    await expectFit(page, 'a new recovery code')
    await page.getByLabel('Lock when nobody uses it for').fill('99')
    await expectFit(page, 'a setting out of bounds')
    await lock(app, page)
  },
)

withVault(
  'files that were changed behind its back are told fit for everyone',
  async ({ launch, userData }) => {
    await cp(vaultFolder(userData), `${userData}/older`, { recursive: true })
    const app = await launch()
    const page = await firstPage(app)
    await unlock(page)
    await addKey(page, { name: 'later_key-22_11_2026-10_00' })
    await app.close()
    await rm(vaultFolder(userData), { recursive: true })
    await rename(`${userData}/older`, vaultFolder(userData))
    const again = await launch()
    const older = await firstPage(again)
    await tryPassphrase(older, goodPassphrase)
    await expect(older.getByText('This vault file is older than it was')).toBeVisible()
    await expectFit(older, 'an older file')
    await again.close()
    await truncate(vaultFile(userData), 5000)
    const damaged = await firstPage(await launch())
    await tryPassphrase(damaged, goodPassphrase)
    await expect(damaged.getByText('This vault file is damaged')).toBeVisible()
    await expectFit(damaged, 'a damaged file')
  },
)

withVault('a key of one’s own is fit for everyone', async ({ page }) => {
  await unlock(page)
  await expectFit(page, 'a vault with one key')
  const adding = await fillNewKey(page, { name: 'Not by the rule', secret: keptKey.secret })
  await press(page, 'Add the key')
  await expect(adding.getByText('Another key in this vault holds the same secret.')).toBeVisible()
  await expectFit(page, 'add a key, twice the same secret')
  await page.keyboard.press('Escape')
  await row(page, keptKey.service).click()
  await expectFit(page, 'a key of one’s own')
  await press(page, 'More')
  await expectFit(page, 'the menu of a key')
  await press(page, 'Close panel')
  await row(page, keptKey.service).click()
  await chooseMore(page, 'Edit…')
  await expectFit(page, 'edit a key')
  await page.keyboard.press('Escape')
  await chooseMore(page, 'Remove from Keyturn…')
  await expectFit(page, 'remove a key')
})

withPractice('the sample keys are fit for everyone', async ({ unlocked: page }) => {
  await expectFit(page, 'the list')
  await openItem(page, 'docs_editor')
  await press(page, 'Show secret')
  await press(page, 'Copy secret')
  await expect(page.getByText('Copied.')).toBeVisible()
  await expectFit(page, 'a key that is shown')
  await press(page, 'Close panel')
  await page.getByRole('searchbox', { name: 'Search' }).fill('zebra')
  await expect(page.getByText('No key matches “zebra”')).toBeVisible()
  await expectFit(page, 'nothing found')
  await page.keyboard.press('Escape')
  await press(page, 'Keyboard shortcuts')
  await expectFit(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await press(page, 'Leave')
  await expectFit(page, 'leave')
  await page.keyboard.press('Escape')
  await press(page, 'New key')
  await expectFit(page, 'make a key')
  await page.keyboard.press('Escape')
  await makeKey(page, { account: atna, service: 'fit_for_all', places: 'fit/.env' })
  await expect(shownOnce(page).getByText(/atna_sample_/)).toBeVisible()
  await expectFit(page, 'shown once')
})

withPractice('what is turned off is fit for everyone', async ({ unlocked: page }) => {
  const openTurnOff = async (name: string): Promise<void> => {
    await openItem(page, name)
    await press(page, 'More')
    await press(page, /^Turn off at/)
  }
  await openTurnOff('risk_scoring')
  await expect(page.getByText('Calls with this key are refused at once.')).toBeVisible()
  await expectFit(page, 'turn off')
  await page.keyboard.press('Escape')
  await openTurnOff('docs_export')
  await page.getByRole('dialog').getByRole('textbox').pressSequentially('xx')
  await expectFit(page, 'turn off by a phrase')
  await page.keyboard.press('Escape')
  await openItem(page, 'docs_export')
  await press(page, /Use with webhooks/)
  await expectFit(page, 'sign webhooks')
})

withPractice('a replacement is fit for everyone', async ({ unlocked: page }) => {
  await openReplacements(page)
  await expectFit(page, 'one that waits and one that stopped')
  await press(page, /^All keys/)
  await replaceKey(page, 'risk_scoring')
  await expectTruth(page, 'Both keys work. Safe to close.')
  await expectFit(page, 'both keys work')
  await openReplacements(page)
  await expectFit(page, 'an open replacement')
  await card(page, 'Replace risk_scoring').getByRole('button', { name: 'Open' }).click()
  await press(page, 'Every place uses the new key')
  await press(page, 'Turn off the old key')
  await expectFit(page, 'the weight of turning off')
  await press(page, 'Turn it off')
  await expectTruth(page, 'The new key works. The old one is off and refused.')
  await expectFit(page, 'replaced')
})

withPractice('places, plans and many keys are fit for everyone', async ({ unlocked: page }) => {
  await openItem(page, 'kyc_onboarding')
  await press(page, 'Add a place…')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectFit(page, 'a place')
  await page.keyboard.press('Escape')
  await press(page, 'Replace')
  await expect(page.getByText('What changed in this place')).toBeVisible()
  await expectFit(page, 'places that have the new key')
  await openItem(page, 'lead_forms')
  await press(page, 'Replace')
  await expect(page.getByText('There is no time in which both keys work')).toBeVisible()
  await expectFit(page, 'what breaks in place')
  await press(page, 'Replace many')
  await expectFit(page, 'replace many')
})

withPractice(
  'what is true is told by one element that stays, so that it is heard',
  async ({ unlocked: page }) => {
    await replaceKey(page, 'risk_scoring')
    await expectTruth(page, 'Both keys work. Safe to close.')
    const truth = page.getByRole('status').filter({ hasText: 'Both keys work. Safe to close.' })
    await expect(truth).toHaveAttribute('aria-live', 'polite')
    const heard = await truth.elementHandle()
    await press(page, 'Every place uses the new key')
    await press(page, 'Turn off the old key')
    await press(page, 'Turn it off')
    await expectTruth(page, 'The new key works. The old one is off and refused.')

    expect(await heard.innerText()).toContain('The new key works. The old one is off and refused.')
  },
)

test('motion is shown, and left out for those who ask for less', async ({ page }) => {
  const moving = () =>
    page.evaluate(() => {
      const durations = [...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
        return [transitionDuration, animationName === 'none' ? '0s' : animationDuration]
      })
      return durations.some((all) => all.split(', ').some((one) => parseFloat(one) > 0.01))
    })
  await createPractice(page)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await moving()).toBe(true)

  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await moving()).toBe(false)
  await press(page, 'New key')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await moving()).toBe(false)
})
