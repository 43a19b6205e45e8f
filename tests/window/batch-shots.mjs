// The pictures of replacing many keys, and of what is due, for preview.mjs.
import { all, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 300 })

const goBatches = goBySidebar('Replace many')

const chooseOwner = async (page) => {
  await click('radio', /All of one owner/)(page)
  await page.getByLabel('Owner', { exact: true }).selectOption('Priya Raman')
  await click('button', 'Show the plan')(page)
}

const openBatch = (name) => all(goBatches, click('button', name))

const tabTo = async (page, locator) => {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${String(locator)}`)
}

const pressed = (role, name, key) => async (page) => {
  await tabTo(page, page.getByRole(role, { name }).first())
  await page.keyboard.press(key)
  await page.clock.runFor(300)
}

export const batchShots = [
  {
    name: 'batch-by-keyboard',
    scene: 'keys',
    steps: all(
      pressed('button', 'Replace…', 'Enter'),
      pressed('checkbox', /^Replace stripe_live/, 'Space'),
      pressed('checkbox', /^I know what breaks/, 'Space'),
      pressed('button', /^Replace 2 keys/, 'Enter'),
      pressed('button', 'Stop', 'Enter'),
      pressed('button', 'Save a summary', 'Enter'),
    ),
  },
  { name: 'due', scene: 'keys' },
  { name: 'due-quiet', scene: 'keys', steps: click('button', 'Not today') },
  { name: 'batches', scene: 'batches', steps: goBatches },
  { name: 'batches-none', scene: 'keys', steps: goBatches },
  {
    name: 'batches-owner-missing',
    scene: 'keys',
    steps: all(goBatches, click('radio', /All of one owner/), click('button', 'Show the plan')),
  },
  {
    name: 'batches-account',
    scene: 'keys',
    steps: all(goBatches, click('radio', /All at one linked account/)),
  },
  {
    name: 'batches-account-none',
    scene: 'own-confirmed',
    steps: all(goBatches, click('radio', /All at one linked account/)),
  },
  {
    name: 'batches-pick',
    scene: 'keys',
    steps: all(
      goBatches,
      click('radio', /Keys that I pick/),
      click('checkbox', /chargeback/),
      click('checkbox', /docs_editor/),
      fill('Search these keys', 'docs'),
    ),
  },
  { name: 'batch-plan', scene: 'keys', steps: click('button', 'Replace…') },
  { name: 'batch-plan-owner', scene: 'keys', steps: all(goBatches, chooseOwner) },
  {
    name: 'batch-plan-ready',
    scene: 'keys',
    steps: all(
      click('button', 'Replace all that are overdue…'),
      click('checkbox', /^I know what breaks/),
      click('checkbox', /^Replace stripe_live/),
    ),
  },
  {
    name: 'batch-plan-empty',
    scene: 'empty',
    steps: all(goBatches, click('button', 'Show the plan')),
  },
  {
    name: 'batch-plan-failed',
    scene: 'bare',
    steps: all(goBatches, click('button', 'Show the plan')),
  },
  {
    name: 'batch-started',
    scene: 'keys',
    steps: all(
      click('button', 'Replace…'),
      click('checkbox', /^I know what breaks/),
      click('button', /^Replace \d/),
    ),
  },
  { name: 'batch-running', scene: 'batches', steps: openBatch(/All overdue keys/) },
  { name: 'batch-stopped', scene: 'batches', steps: openBatch(/Keys of Priya/) },
  {
    name: 'batch-stopped-now',
    scene: 'batches',
    steps: all(openBatch(/All overdue keys/), click('button', 'Stop')),
  },
  {
    name: 'batch-end',
    scene: 'batches',
    steps: all(openBatch(/Keys of Priya/), click('button', 'End here')),
  },
  {
    name: 'batch-ended',
    scene: 'batches',
    steps: all(
      openBatch(/Keys of Priya/),
      click('button', 'End here'),
      click('button', 'Leave them out'),
    ),
  },
  { name: 'batch-failed', scene: 'batches', steps: openBatch(/Keys at ATNA/) },
  { name: 'batch-done', scene: 'batches', steps: openBatch(/2 keys/) },
  {
    name: 'batch-summary',
    scene: 'batches',
    steps: all(openBatch(/Keys at ATNA/), click('button', 'Save a summary')),
  },
  {
    name: 'batch-summary-taken',
    scene: 'batches',
    steps: all(
      openBatch(/Keys at ATNA/),
      click('button', 'Save a summary'),
      fill('New file', '/home/ann/taken.csv'),
      click('button', 'Write the file'),
    ),
  },
  {
    name: 'batch-summary-done',
    scene: 'batches',
    steps: all(
      openBatch(/Keys at ATNA/),
      click('button', 'Save a summary'),
      click('button', 'Choose…'),
      click('button', 'Write the file'),
    ),
  },
]
