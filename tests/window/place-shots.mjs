// The pictures of places, accounts, versions and settings around replacements, for preview.mjs.
import { all, scrollTo, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 300 })

const choose = (label, option) => async (page) => {
  await page.getByLabel(label, { exact: true }).selectOption({ label: option })
  await page.clock.runFor(300)
}

const goSettings = goBySidebar('Settings')

const wait = (ms) => async (page) => page.clock.runFor(ms)

const atItem = click('row', /risk_scoring/)
const adding = all(atItem, click('button', 'Add a place…'))
const ofKind = (kind) => all(adding, choose('What it is', kind))
const looked = (path) =>
  all(adding, fill('File', path), fill('Variable', 'RISK_SECRET'), click('button', /^Look$/))
const accounts = all(goSettings, scrollTo('Accounts for places'))

const tabTo = async (page, locator) => {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${String(locator)}`)
}

const pressed = (role, name) => async (page) => {
  await tabTo(page, page.getByRole(role, { name }).first())
  await page.keyboard.press('Enter')
  await page.clock.runFor(300)
}

const typed = (label, text) => async (page) => {
  await tabTo(page, page.getByLabel(label, { exact: true }).first())
  await page.keyboard.type(text)
}

const there = (text) => async (page) => {
  await page.getByText(text, { exact: true }).first().waitFor({ timeout: 4000 })
}

export const placeShots = [
  {
    name: 'place-by-keyboard',
    scene: 'bare',
    steps: all(
      atItem,
      pressed('button', 'Add a place…'),
      typed('File', '/home/ann/new/.env'),
      pressed('button', /^Look$/),
      there('The key in use stands there.'),
      pressed('button', 'Save'),
      there('/home/ann/new/.env'),
    ),
  },
  { name: 'places', scene: 'keys', steps: all(atItem, scrollTo('Used in')) },
  {
    name: 'places-looked',
    scene: 'keys',
    steps: all(atItem, click('button', 'Look again'), wait(400), scrollTo('Used in')),
  },
  {
    name: 'places-none',
    scene: 'bare',
    steps: all(click('row', /docs_staging/), scrollTo('Used in')),
  },
  { name: 'place-env', scene: 'keys', steps: looked('/home/ann/checkout/.env') },
  { name: 'place-env-facts', scene: 'keys', steps: looked('/home/ann/link/.env') },
  { name: 'place-env-other', scene: 'keys', steps: looked('/home/ann/else/.env') },
  { name: 'place-env-older', scene: 'keys', steps: looked('/home/ann/old/.env') },
  { name: 'place-env-empty', scene: 'keys', steps: looked('/home/ann/empty/.env') },
  { name: 'place-env-gone', scene: 'keys', steps: looked('/home/ann/gone/.env') },
  { name: 'place-wrong', scene: 'keys', steps: all(adding, click('button', 'Save')) },
  { name: 'place-json', scene: 'keys', steps: ofKind('A value in a JSON file') },
  { name: 'place-aws', scene: 'keys', steps: ofKind('An AWS credentials file') },
  { name: 'place-npmrc', scene: 'keys', steps: ofKind('A line in an .npmrc file') },
  { name: 'place-github', scene: 'keys', steps: ofKind('A GitHub Actions secret') },
  {
    name: 'place-github-none',
    scene: 'bare',
    steps: all(ofKind('A GitHub Actions secret'), click('button', 'Save')),
  },
  { name: 'place-gitlab', scene: 'keys', steps: ofKind('A GitLab CI variable') },
  { name: 'place-vercel', scene: 'keys', steps: ofKind('A Vercel environment variable') },
  { name: 'place-command', scene: 'keys', steps: ofKind('A program that takes the key') },
  {
    name: 'place-command-wrong',
    scene: 'keys',
    steps: all(
      ofKind('A program that takes the key'),
      choose('Program', 'A command of my own'),
      fill('Command', 'deploy "half open'),
      choose('It reads', 'A line NAME=key'),
      fill('Ended if it takes longer than', '900'),
      click('button', 'Save'),
    ),
  },
  { name: 'place-manual', scene: 'keys', steps: ofKind('A place that I look after') },
  {
    name: 'place-account',
    scene: 'keys',
    steps: all(ofKind('A GitLab CI variable'), click('button', 'Add an account…')),
  },
  { name: 'place-edit', scene: 'keys', steps: all(atItem, click('button', 'Change RISK_SECRET')) },
  {
    name: 'place-edit-changed',
    scene: 'keys',
    steps: all(
      atItem,
      click('button', 'Change RISK_SECRET'),
      fill('File', '/home/ann/elsewhere/.env'),
      click('button', 'Save'),
    ),
  },
  {
    name: 'place-remove',
    scene: 'keys',
    steps: all(
      atItem,
      click('button', 'Change RISK_SECRET'),
      click('button', 'Remove this place…'),
    ),
  },
  { name: 'place-later', scene: 'keys', steps: all(atItem, click('button', /newer Keyturn/)) },
  { name: 'accounts', scene: 'keys', steps: accounts },
  { name: 'accounts-none', scene: 'bare', steps: accounts },
  { name: 'account-add', scene: 'keys', steps: all(accounts, click('button', 'Add an account')) },
  {
    name: 'account-wrong',
    scene: 'keys',
    steps: all(
      accounts,
      click('button', 'Add an account'),
      choose('Service', 'GitLab'),
      fill('Address', 'gitlab.example.org/group'),
      fill('Token', 'glpat 123'),
      click('button', 'Add it'),
    ),
  },
  {
    name: 'account-refused',
    scene: 'keys',
    steps: all(
      accounts,
      click('button', 'Add an account'),
      fill('Name', 'Northwind'),
      fill('Token', 'refused'),
      click('button', 'Add it'),
    ),
  },
  {
    name: 'account-in-use',
    scene: 'keys',
    steps: all(accounts, click('button', /^Remove Northwind/), click('button', 'Remove it')),
  },
  { name: 'account-remove', scene: 'keys', steps: all(accounts, click('button', /^Remove Own/)) },
  {
    name: 'versions',
    scene: 'keys',
    steps: all(click('row', /docs_editor/), scrollTo('Versions')),
  },
  {
    name: 'versions-old',
    scene: 'keys',
    steps: all(
      click('row', /docs_editor/),
      click('button', /Old but working/),
      scrollTo('Versions'),
    ),
  },
  {
    name: 'versions-dead',
    scene: 'keys',
    steps: all(click('row', /docs_editor/), click('button', /^Dead/), scrollTo('Versions')),
  },
  {
    name: 'edit-old-keys',
    scene: 'keys',
    steps: all(
      click('row', /docs_editor/),
      click('button', 'More'),
      click('button', /^Edit/),
      async (page) => {
        await page.getByLabel('Old key after a replacement').scrollIntoViewIfNeeded()
      },
    ),
  },
  { name: 'settings-reminders', scene: 'keys', steps: all(goSettings, scrollTo('Reminders')) },
]
