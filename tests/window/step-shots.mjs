// The pictures of everything that is done in steps, for preview.mjs.
import { all, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 200, fill: 400 })

const run = (ms) => (page) => page.clock.runFor(ms)

const wait = (text) => async (page) => {
  for (let tries = 0; tries < 50 && (await page.getByText(text).count()) === 0; tries += 1) {
    await page.waitForTimeout(50)
    await page.clock.runFor(50)
  }
}

const goReplacements = goBySidebar(/^Replacements/)

const openNth = (nth) => async (page) => {
  await goReplacements(page)
  await page.getByRole('article').nth(nth).getByRole('button', { name: 'Open' }).click()
  await page.clock.runFor(300)
}

const goSettings = goBySidebar('Settings')

const passphrase = 'quiet harbor velvet seventeen'
const chosen = all(fill('Passphrase', passphrase), wait('Strong.'), fill('Once more', passphrase))
const created = all(click('button', 'Create a vault'), chosen, click('button', 'Next'))

export const stepShots = [
  { name: 'first-run', scene: 'first-run' },
  { name: 'create', scene: 'first-run', steps: all(click('button', 'Create a vault'), chosen) },
  {
    name: 'create-weak',
    scene: 'first-run',
    steps: all(
      click('button', 'Try with sample keys'),
      fill('Passphrase', 'jennifer1985'),
      wait('easy to guess'),
      click('button', 'Next'),
      wait('Choose a stronger one'),
    ),
  },
  {
    name: 'create-suggested',
    scene: 'first-run',
    steps: all(click('button', 'Create a vault'), click('button', 'Suggest one'), wait('Strong.')),
  },
  { name: 'recovery', scene: 'first-run', steps: all(created, wait('Your recovery code')) },
  {
    name: 'recovery-confirm',
    scene: 'first-run',
    steps: all(
      created,
      wait('Your recovery code'),
      click('button', 'I wrote it down'),
      fill('Group 1', 'k7qxa'),
      fill('Group 4', 'wrong'),
      click('button', 'Next'),
    ),
  },
  { name: 'unlock', scene: 'locked-idle' },
  { name: 'unlock-panic', scene: 'locked-panic' },
  {
    name: 'unlock-wrong',
    scene: 'locked',
    steps: all(fill('Passphrase', 'wrong'), click('button', 'Unlock'), run(400)),
  },
  {
    name: 'unlock-damaged',
    scene: 'locked',
    steps: all(fill('Passphrase', 'damaged'), click('button', 'Unlock'), run(400)),
  },
  {
    name: 'unlock-recovery',
    scene: 'locked',
    steps: all(
      click('button', 'Use the recovery code'),
      fill('Recovery code', 'K7QXA-M2RTB'),
      click('button', 'Unlock'),
      run(400),
    ),
  },
  { name: 'unlock-rolled-back', scene: 'rolled-back' },
  { name: 'settings', scene: 'own', steps: goSettings },
  {
    name: 'settings-change',
    scene: 'own',
    steps: all(goSettings, click('button', 'Change passphrase')),
  },
  {
    name: 'new-key',
    scene: 'keys',
    steps: all(click('button', 'New key'), fill('What is it for?', 'Billing API'), run(400)),
  },
  {
    name: 'new-key-add',
    scene: 'keys',
    steps: all(
      click('button', 'New key'),
      click('radio', 'Add one you have'),
      fill('Name', 'stripe live'),
      fill('Secret (optional)', 'same'),
      click('button', 'Add the key'),
      run(300),
    ),
  },
  {
    name: 'new-key-blanks',
    scene: 'keys',
    steps: all(
      click('button', 'New key'),
      click('radio', 'Add one you have'),
      fill('Secret (optional)', '  sk_live_copied '),
    ),
  },
  {
    name: 'shown-once',
    scene: 'keys',
    steps: all(
      click('button', 'New key'),
      fill('What is it for?', 'risk_scoring'),
      run(400),
      click('button', 'Make the key'),
      run(400),
      click('button', /^Copy$/),
    ),
  },
  {
    name: 'turn-off-phrase',
    scene: 'keys',
    steps: all(
      click('row', /docs_editor/),
      click('button', /^Turn off the old one/),
      wait('characters match'),
      async (page) => {
        await page.keyboard.type('copper lan')
      },
    ),
  },
  {
    name: 'turn-off-tick',
    scene: 'keys',
    steps: all(
      click('row', /risk_scoring/),
      click('button', 'More'),
      click('button', /^Turn off at/),
      run(200),
    ),
  },
  {
    name: 'turn-off-signer',
    scene: 'keys',
    steps: all(
      click('row', /docs_signer/),
      click('button', 'More'),
      click('button', /^Turn off at/),
      run(200),
    ),
  },
  {
    name: 'turn-off-done',
    scene: 'keys',
    steps: all(
      click('row', /risk_scoring/),
      click('button', 'More'),
      click('button', /^Turn off at/),
      click('checkbox', /I know/),
      click('button', /^Turn off$/),
      run(400),
    ),
  },
  {
    name: 'remove',
    scene: 'keys',
    steps: all(
      click('row', /risk_scoring/),
      click('button', 'More'),
      click('button', /^Remove from Keyturn/),
      run(200),
    ),
  },
  { name: 'replacements', scene: 'busy', steps: goReplacements },
  { name: 'replace', scene: 'busy', steps: openNth(0) },
  { name: 'replace-unknown', scene: 'busy', steps: openNth(1) },
  { name: 'replace-orphan', scene: 'busy', steps: openNth(2) },
  { name: 'replace-slots', scene: 'busy', steps: openNth(3) },
  {
    name: 'replace-turn-off',
    scene: 'busy',
    steps: all(openNth(4), click('button', 'Turn off the old key'), run(300)),
  },
  {
    name: 'replace-done',
    scene: 'busy',
    steps: all(goReplacements, click('button', /^Replace .*Replaced/)),
  },
]
