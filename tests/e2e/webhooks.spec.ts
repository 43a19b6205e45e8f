import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from './pages/patience.ts'
import { actAt, planReplacement, replaceFromPanel } from './pages/places.ts'
import { openItem } from './pages/practice.ts'
import { expectLine, expectTruth, factOf } from './pages/replacement.ts'
import { check, choosePart, openBench, send, type Captured } from './pages/webhooks.ts'
import { test as base } from './places-fixture.ts'
import { startReceiver, type Delivery, type Receiver } from './receiver.ts'

// Secrets that sign: the bench against the practice receiver, and against one that is not ours.

const test = base.extend<{ readonly receiver: Receiver }>({
  receiver: async ({}, use) => {
    const receiver = await startReceiver()
    await use(receiver)
    await receiver.close()
  },
})

test.setTimeout(180_000)

test('000-26 000-32 001-25 001-27 after a replacement the receiver takes the new key only', async ({
  unlocked: page,
}) => {
  const before = await openBench(page, 'lead_forms')
  await expect(before.getByRole('radio', { name: 'Old', exact: true })).toBeDisabled()
  await expect(await send(before, 'New')).toContainText('Accepted: the receiver answered 200.')
  await choosePart(before, 'Replay test')
  await expect(leakStep(before)).toContainText('Make a new secret')

  await test.step('the key is replaced, and its receiver gets it', async () => {
    await planReplacement(page, 'lead_forms')
    await page.getByRole('checkbox', { name: 'I know what breaks' }).check()
    await page.getByRole('button', { name: 'Replace key' }).click()
    await expectLine(page, '1 of 2 places have the new key')
    await actAt(page, 'crm/.env:14', 'I changed it')
    await expectTruth(page, 'The new key works. The old one is off and refused.')
  })

  const bench = await openBench(page, 'lead_forms')
  await expect(await send(bench, 'New')).toContainText('Accepted: the receiver answered 200.')
  const old = await send(bench, 'Old')
  await expect(old).toContainText('Refused: the receiver answered 401.')
  await expect(old).toContainText('That is right: it was the old secret.')

  await choosePart(bench, 'Replay test')
  await expect(leakStep(bench)).toContainText('Replay test with a sample')
  await bench.getByRole('button', { name: 'Try new and old' }).click()
  await expect(bench.getByRole('status')).toContainText([/^New accepted, old refused\./])
  await expect(bench.getByText('All three are done', { exact: false })).toBeVisible()
  const panel = await openItem(page, 'lead_forms')
  const part = panel.getByRole('region', { name: 'Webhooks' })
  await expect(factOf(part, 'Replay test')).toContainText('New accepted, old refused')
})

test('a sample is signed with both keys, and a captured request names its signer', async ({
  unlocked: page,
  app,
  yaml,
  receiver,
}) => {
  const old = yaml.value('secret:')
  await replaceFromPanel(page, 'docs_export')
  await expectLine(page, '2 of 2 places use the new key')
  const now = yaml.value('secret:')
  const asked = await countAsked(app)
  const bench = await openBench(page, 'docs_export')
  await sayHow(page, bench, { scheme: 'Stripe', receiver: receiver.address })

  const result = await send(bench, 'Both')
  await expect(result).toContainText('Accepted: the receiver answered 200.')
  await expect(result).toContainText('kept by the test')
  expect(await asked()).toBe(1)
  const both = await lastOf(receiver)
  expect(signersOf(both, { old, now })).toEqual(['now', 'old'])
  await send(bench, 'Old')
  const byOld = await lastOf(receiver)
  expect(signersOf(byOld, { old, now })).toEqual(['old'])
  expect(await asked()).toBe(1)
  const shown = await page.content()
  expect([old, now].filter((secret) => shown.includes(secret))).toEqual([])

  await choosePart(bench, 'Check a request')
  const captured = capture(both)
  await expectSaid(bench, captured, [
    'Signed by docs_export with its key in use.',
    'Its signature and its time are good.',
  ])
  await expectSaid(bench, capture(byOld), [
    'Signed by docs_export with its old key, which still works.',
    'The sender still signs with the old key. Switch it to the new one there.',
  ])
  await expectSaid(bench, { ...captured, body: `${captured.body}\n` }, [
    'Signed by docs_export with its key in use.',
    'The body was changed after it was signed.',
  ])
  const foreign = signedBy('a_secret_of_somebody_else', captured.body)
  await expectSaid(bench, { ...captured, headers: foreign }, [
    'It is signed, but with no secret of this vault.',
  ])
  await expectSaid(bench, { ...captured, headers: 'Content-Type: application/json' }, [
    'It carries no signature that Keyturn knows.',
  ])
  await bench.getByRole('radio', { name: 'As of when it came' }).check()
  await bench.getByLabel('When it came (UTC)').fill('2031-01-02T03:04:05')
  await expectSaid(bench, captured, [
    'Signed by docs_export with its key in use.',
    'Its time is too far off, so a receiver refuses it.',
  ])
})

test('nothing is sent where the person does not allow it, or where it would be read', async ({
  unlocked: page,
  app,
  receiver,
}) => {
  await refuseAll(app)
  const bench = await openBench(page, 'lead_quizzes')
  await bench.getByLabel('Send to').fill('http://receiver.example/hooks')
  await bench.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(bench).toContainText('Without TLS Keyturn sends only to this machine.')

  await bench.getByLabel('Send to').fill(receiver.address)
  await bench.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(bench).toContainText('Nothing was sent.')
  await expect(bench).toContainText('You did not allow it in the window of the system.')
  expect(receiver.deliveries).toEqual([])
})

test('001-12 001-13 a webhook secret names its webhook, its consumer and its variable', async ({
  unlocked: page,
}) => {
  const panel = await openItem(page, 'followup_events')
  const part = panel.getByRole('region', { name: 'Webhooks' })
  await expect(factOf(part, 'Endpoint')).toHaveText('dailybot')
  await expect(factOf(part, 'Checked by')).toHaveText('Inbox service, as DAILYBOT_WEBHOOK_SECRET')
  await part.getByRole('button', { name: 'Open in the bench' }).click()
  const bench = page.getByRole('region', { name: 'Webhook bench' })
  await expect(await send(bench, 'New')).toContainText('Accepted: the receiver answered 200.')
})

function leakStep(bench: Locator): Locator {
  const leak = bench.getByRole('region', { name: 'If it leaked' })
  return leak.getByRole('listitem').and(leak.locator('[aria-current="step"]'))
}

async function sayHow(
  page: Page,
  bench: Locator,
  how: { readonly scheme: string; readonly receiver: string },
): Promise<void> {
  await bench.getByRole('button', { name: /^Say how/ }).click()
  const dialog = page.getByRole('dialog', { name: /^How .+ signs$/ })
  await dialog.getByLabel('How deliveries are signed').selectOption({ label: how.scheme })
  await dialog.getByLabel('Where samples go').fill(how.receiver)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

async function expectSaid(
  bench: Locator,
  captured: Captured,
  sentences: readonly string[],
): Promise<void> {
  const said = await check(bench, captured)
  for (const sentence of sentences) await expect(said).toContainText(sentence)
}

/** How often the system asks from now on; each time the person allows it. */
async function countAsked(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ dialog }) => {
    process.env['KEYTURN_TEST_ASKED'] = '0'
    dialog.showMessageBox = ({}, options?: Electron.MessageBoxOptions) => {
      const before = Number(process.env['KEYTURN_TEST_ASKED'])
      process.env['KEYTURN_TEST_ASKED'] = String(before + 1)
      const response = options?.buttons?.indexOf('Allow') ?? 0
      return Promise.resolve({ response, checkboxChecked: false })
    }
  })
  return () => app.evaluate(() => Number(process.env['KEYTURN_TEST_ASKED']))
}

async function refuseAll(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = ({}, options?: Electron.MessageBoxOptions) => {
      const response = options?.buttons?.findIndex((label) => label !== 'Allow') ?? 0
      return Promise.resolve({ response, checkboxChecked: false })
    }
  })
}

async function lastOf({ deliveries }: Receiver): Promise<Delivery> {
  await expect.poll(() => deliveries.length).toBeGreaterThan(0)
  const last = deliveries.at(-1)
  if (last === undefined) throw new Error('nothing came')
  return last
}

// Stripe: `t=<seconds>,v1=<hex of HMAC-SHA256 over "t.body">`, several v1 while secrets are replaced.
function stripeSignature(secret: string, time: string, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
}

/** Which of two secrets signed a delivery, in the order of its signatures. */
function signersOf(
  { headers, body }: Delivery,
  secrets: Readonly<Record<string, string>>,
): readonly string[] {
  const parts = String(headers['stripe-signature'])
    .split(',')
    .map((part) => part.split('='))
  const time = parts.find(([name]) => name === 't')?.[1] ?? ''
  return parts
    .filter(([name]) => name === 'v1')
    .map(([, given = '']) => {
      const isIts = (secret: string) => {
        const [one, other] = [Buffer.from(given), Buffer.from(stripeSignature(secret, time, body))]
        return one.length === other.length && timingSafeEqual(one, other)
      }
      return Object.entries(secrets).find(([, secret]) => isIts(secret))?.[0] ?? 'nobody'
    })
}

function signedBy(secret: string, body: string): string {
  const time = String(Math.floor(Date.now() / 1_000))
  return `Stripe-Signature: t=${time},v1=${stripeSignature(secret, time, body)}`
}

function capture({ headers, body }: Delivery): Captured {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
  return { headers: lines.join('\n'), body }
}
