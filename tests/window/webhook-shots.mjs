// The pictures of webhooks, for preview.mjs.
import { all, scrollTo, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 300 })

const goWebhooks = goBySidebar('Webhooks')
const goPart = (name) => all(goWebhooks, click('radio', name))
const check = (headers) =>
  all(
    goPart('Check a request'),
    fill('Headers', headers),
    fill('Raw body', '{"ok":true}'),
    click('button', 'Check'),
  )
const choose = (name) => async (page) => {
  const list = page.getByRole('radio', { name })
  if (await list.isVisible()) await list.check()
  else {
    const select = page.getByRole('combobox', { name: 'Secret' })
    const option = select.locator('option', { hasText: name })
    await select.selectOption(await option.getAttribute('value'))
  }
  await page.clock.runFor(300)
}
const toPanel = (name) =>
  all(click('row', name), async (page) => {
    await page
      .getByRole('heading', { name: 'Webhooks', exact: true })
      .evaluate((each) => each.scrollIntoView({ block: 'start' }))
  })

export const webhookShots = [
  { name: 'webhooks', scene: 'webhooks', steps: goWebhooks },
  { name: 'webhooks-empty', scene: 'own-confirmed', steps: goWebhooks },
  { name: 'webhooks-unset', scene: 'keys', steps: goWebhooks },
  { name: 'webhooks-long', scene: 'webhooks', steps: all(goWebhooks, choose(/^stripe_webhook/)) },
  { name: 'webhooks-sent', scene: 'webhooks', steps: all(goWebhooks, click('button', 'Send')) },
  {
    name: 'webhooks-refused',
    scene: 'webhooks',
    steps: all(goWebhooks, click('radio', 'Old'), click('button', 'Send')),
  },
  {
    name: 'webhooks-down',
    scene: 'webhooks',
    steps: all(goWebhooks, fill('Send to', 'http://localhost:1/down'), click('button', 'Send')),
  },
  {
    name: 'webhooks-no-address',
    scene: 'webhooks',
    steps: all(goWebhooks, fill('Send to', 'http://example.com'), click('button', 'Send')),
  },
  {
    name: 'webhooks-not-allowed',
    scene: 'webhooks',
    steps: all(
      goWebhooks,
      fill('Send to', 'https://example.com/forbidden'),
      click('button', 'Send'),
    ),
  },
  { name: 'webhooks-check', scene: 'webhooks', steps: goPart('Check a request') },
  { name: 'webhooks-check-good', scene: 'webhooks', steps: check('good: 1') },
  { name: 'webhooks-check-time', scene: 'webhooks', steps: check('time: 1') },
  { name: 'webhooks-check-none', scene: 'webhooks', steps: check('unknown: 1') },
  {
    name: 'webhooks-check-wrong',
    scene: 'webhooks',
    steps: all(
      goPart('Check a request'),
      click('radio', 'As of when it came'),
      click('button', 'Check'),
    ),
  },
  { name: 'webhooks-replay', scene: 'webhooks', steps: goPart('Replay test') },
  {
    name: 'webhooks-leak',
    scene: 'webhooks',
    steps: all(goPart('Replay test'), scrollTo('If it leaked')),
  },
  {
    name: 'webhooks-replayed',
    scene: 'webhooks',
    steps: all(goPart('Replay test'), click('button', 'Try new and old')),
  },
  {
    name: 'webhooks-replay-bad',
    scene: 'webhooks',
    steps: all(
      goPart('Replay test'),
      fill('Send to', 'http://127.0.0.1:8787/stale'),
      click('button', 'Try new and old'),
    ),
  },
  {
    name: 'webhooks-edit',
    scene: 'webhooks',
    steps: all(goWebhooks, click('button', /^Edit how/)),
  },
  {
    name: 'webhooks-edit-wrong',
    scene: 'webhooks',
    steps: all(
      goWebhooks,
      click('button', /^Edit how/),
      fill('Header that carries the key', 'X Key:'),
      click('button', 'Save'),
    ),
  },
  {
    name: 'webhooks-add',
    scene: 'webhooks',
    steps: all(goWebhooks, click('button', /^Add a sec/)),
  },
  {
    name: 'webhooks-added',
    scene: 'webhooks',
    steps: all(goWebhooks, click('button', /^Add a sec/), click('button', 'Next')),
  },
  { name: 'webhooks-panel', scene: 'webhooks', steps: toPanel(/standup_hook/) },
  { name: 'webhooks-panel-unset', scene: 'webhooks', steps: toPanel(/calendar_push/) },
]
