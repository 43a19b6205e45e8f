// The pictures of the accounts at providers and of the keys there, for preview.mjs.
import { all, scrollTo, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 300 })

const accounts = goBySidebar('Linked accounts')
const keysOf = (name) => all(accounts, click('button', `Show keys of ${name}`))

export const providerShots = [
  { name: 'providers', scene: 'providers', steps: accounts },
  { name: 'providers-none', scene: 'own-confirmed', steps: accounts },
  {
    name: 'providers-link',
    scene: 'providers',
    steps: all(accounts, click('button', 'Link an account…')),
  },
  {
    name: 'providers-link-guided',
    scene: 'providers',
    steps: all(accounts, click('button', 'Link an account…'), async (page) => {
      await page.getByLabel('Provider').selectOption('ckeditor')
      await page.clock.runFor(300)
    }),
  },
  {
    name: 'providers-link-wrong',
    scene: 'providers',
    steps: all(accounts, click('button', 'Link an account…'), click('button', 'Link it')),
  },
  {
    name: 'providers-remove',
    scene: 'providers',
    steps: all(accounts, click('button', 'Remove account Atomicat')),
  },
  { name: 'provider-keys', scene: 'providers', steps: keysOf('API-secrets portal') },
  {
    name: 'provider-keys-remove',
    scene: 'providers',
    steps: all(keysOf('API-secrets portal'), click('button', 'Remove')),
  },
  {
    name: 'provider-keys-sign',
    scene: 'providers',
    steps: all(keysOf('API-secrets portal'), click('button', /^Use with webhooks/)),
  },
  { name: 'provider-keys-member', scene: 'providers', steps: keysOf('Dailybot') },
  {
    name: 'provider-keys-more',
    scene: 'providers',
    steps: all(keysOf('ATNA'), click('button', 'More Options')),
  },
  { name: 'provider-areas', scene: 'providers', steps: keysOf('Atomicat') },
  {
    name: 'provider-area-key',
    scene: 'providers',
    steps: all(keysOf('Atomicat'), click('button', 'API key management')),
  },
  {
    name: 'provider-area-shown',
    scene: 'providers',
    steps: all(
      keysOf('Atomicat'),
      click('button', 'API key management'),
      click('button', 'Show'),
      click('button', 'Copy'),
    ),
  },
  {
    name: 'provider-area-none',
    scene: 'providers',
    steps: all(keysOf('Atomicat'), async (page) => {
      await page.getByRole('button', { name: 'API key management' }).nth(1).click()
      await page.clock.runFor(300)
    }),
  },
  {
    name: 'provider-by-hand',
    scene: 'providers',
    steps: keysOf('CKEditor Cloud Services'),
  },
  {
    name: 'item-vendor',
    scene: 'providers',
    steps: all(click('row', /docs_editor/), scrollTo('CKEditor Cloud Services')),
  },
  {
    name: 'new-key-guided',
    scene: 'own-confirmed',
    steps: all(click('button', 'New key'), fill('Provider', 'AtomicPay')),
  },
]
