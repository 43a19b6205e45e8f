import { findKeys, whereUsed } from './bring-in.ts'
import { expectText, expectTrue } from './expectation.ts'
import type { Stage } from './stage.ts'

const atna = 'ATNA practice'
const portal = 'API-secrets portal practice'
const atomicat = 'Atomicat practice'

/** What one chapter learns and a later one needs. */
export type Memory = { passphrase: string; secret: string }

type Chapter = (stage: Stage, memory: Memory) => Promise<void>

/** The whole path, chapter by chapter; each expects what a person would see. */
export const chapters: readonly Chapter[] = [
  firstRun,
  findKeys,
  passphrase,
  list,
  generate,
  shownOnce,
  listed,
  openItem,
  whereUsed,
  replace,
  switchOver,
  turnOffOld,
  realPlaces,
  inPlace,
  typedPhrase,
  lock,
  unlock,
]

async function firstRun(stage: Stage): Promise<void> {
  stage.chapter('First run')
  await stage.see(stage.page.getByRole('heading', { level: 1 }), 'heading')
  await stage.picture('first-run')
}

async function passphrase(stage: Stage, memory: Memory): Promise<void> {
  stage.chapter('Choosing a passphrase, in the same form as for a vault of one’s own')
  await stage.press('Try with sample keys')
  await stage.see(stage.page.getByRole('heading', { level: 1 }), 'heading')
  await stage.type('Passphrase', 'password1')
  await stage.type('Once more', 'password1')
  await stage.press('Next')
  await stage.seeText('Choose a stronger one.')
  await stage.press('Suggest one')
  await stage.seeText(/^(Good|Strong)\.$/)
  memory.passphrase = await stage.page.getByLabel('Passphrase', { exact: true }).inputValue()
  expectTrue(memory.passphrase.length >= 10, 'the suggested passphrase to fill both fields')
  await stage.picture('passphrase')
  await stage.press('Next')
}

async function list(stage: Stage): Promise<void> {
  stage.chapter('The sample keys, worst first')
  const { page } = stage
  await stage.seeText('Sample keys.')
  await stage.see(page.getByRole('button', { name: /Act now/ }), 'summary')
  for (const service of ['docs_export', 'risk_scoring', 'kyc_onboarding', 'Map tiles'])
    await stage.see(row(stage, service), 'row')
  await stage.picture('list')
}

async function generate(stage: Stage): Promise<void> {
  stage.chapter(`A new key, made at ${atna}`)
  const { page } = stage
  await stage.press('New key')
  await page.getByLabel('Linked account').selectOption({ label: atna })
  stage.transcript.did(`chose ${atna} as Linked account`)
  await stage.type('What is it for?', 'Billing API')
  await stage.seeText('Written as billing_api')
  const name = await waitForName(stage)
  stage.transcript.saw(`proposed name: ${name}`)
  await stage.type('Owner', 'Ada Nowak')
  await stage.type('Used in', 'billing/.env.production:3\nGitHub Actions, billing')
  await stage.picture('new-key')
  await stage.press('Make the key')
}

async function waitForName(stage: Stage): Promise<string> {
  const field = stage.page.getByLabel('Name', { exact: true })
  await stage.page.waitForFunction(
    (input) => input instanceof HTMLInputElement && input.value.startsWith('billing_api-'),
    await field.elementHandle(),
  )
  const name = await field.inputValue()
  expectText(name, /^billing_api-\d\d_\d\d_\d{4}-\d\d_\d\d$/)
  return name
}

async function shownOnce(stage: Stage, memory: Memory): Promise<void> {
  stage.chapter('Shown once, copied')
  const dialog = stage.page.getByRole('dialog', { name: 'Your new key is saved' })
  await stage.see(dialog.getByRole('heading'), 'heading')
  const shown = dialog.getByRole('group', { name: 'Secret of the new key' })
  // It is masked until it has arrived.
  await shown.getByText(/^atna_sample_\w{32}$/).waitFor()
  const secret = (await shown.innerText()).replace(/\s+/g, '')
  memory.secret = secret
  expectText(secret, /^atna_sample_\w{32}$/)
  stage.transcript.saw(`the secret, ${secret.length} characters beginning with atna_sample_`)
  await stage.see(dialog.getByText(/will not show it again/))
  await stage.press('Copy', dialog)
  await stage.see(dialog.getByRole('status').filter({ hasText: 'Copied.' }))
  expectTrue((await stage.clipboard()) === secret, 'exactly the secret on the clipboard')
  stage.transcript.saw('exactly the secret on the clipboard')
  await stage.picture('shown-once')
  await stage.press('Done', dialog)
}

async function listed(stage: Stage): Promise<void> {
  stage.chapter('In the list, with its age and last use')
  await stage.page.getByRole('searchbox', { name: 'Search' }).fill('billing')
  stage.transcript.did('searched for "billing"')
  await stage.see(row(stage, 'billing_api'), 'row')
  await stage.picture('listed')
}

function row(stage: Stage, service: string) {
  return stage.page.getByRole('row').filter({ hasText: service }).first()
}

async function openItem(stage: Stage, { secret }: Memory): Promise<void> {
  stage.chapter('The key itself')
  await row(stage, 'billing_api').click()
  stage.transcript.did('opened billing_api')
  await stage.seeText('In use')
  await stage.press('Show secret')
  await stage.page.getByText(secret).waitFor()
  stage.transcript.saw('the same secret, and nothing before it was asked for')
  await stage.seeText(/Hides in \d+ s/)
  await stage.picture('item')
  await stage.press('Hide secret')
}

async function replace(stage: Stage): Promise<void> {
  stage.chapter('Replacing it: a second key is made, saved and proved')
  await stage.press(/^All keys/)
  await openSample(stage, 'billing_api')
  await stage.press('Replace')
  await stage.seeText('Saved in this vault, and proved')
  await stage.seeText('Both keys work. Safe to close.')
  await stage.picture('both-keys-work')
}

async function switchOver(stage: Stage): Promise<void> {
  stage.chapter('Switching to the new key')
  await stage.press('Every place uses the new key')
  await stage.seeText('2 of 2 places use the new key')
  await stage.seeText('Both keys work. Safe to close.')
  await stage.picture('switched')
}

async function turnOffOld(stage: Stage): Promise<void> {
  stage.chapter('Turning the old key off')
  await stage.press('Turn off the old key')
  await stage.seeText(/Calls with it are refused at once\./)
  await stage.picture('turn-off')
  await stage.press('Turn it off')
  await stage.seeText('Old key is off')
  await stage.seeText('The new key works. The old one is off and refused.')
  await stage.picture('turned-off')
}

async function realPlaces(stage: Stage): Promise<void> {
  stage.chapter('Replacing a key that stands in a file and at two services')
  await stage.press('All keys')
  await openSample(stage, 'kyc_onboarding')
  await stage.press('Replace')
  await stage.seeText('3 of 4 places use the new key')
  const places = stage.page.getByRole('list', { name: 'Places that use the key' })
  await stage.see(places.getByRole('button', { name: 'Waits for deployment' }), 'place')
  await stage.picture('places')
  await places.getByRole('button', { name: 'onboarding/.env ATNA_CREDENTIAL_SECRET' }).click()
  stage.transcript.did('opened one place')
  await stage.seeText('What changed in this place')
  await stage.picture('place')
}

async function inPlace(stage: Stage): Promise<void> {
  stage.chapter(`Replacing a key at ${atomicat}, where the old one dies at once`)
  await stage.press('All keys')
  await openSample(stage, 'lead_forms')
  await stage.press('Replace')
  await stage.seeText('There is no time in which both keys work')
  await stage.picture('what-breaks')
  await stage.page.getByLabel('I know what breaks').check()
  stage.transcript.did('ticked "I know what breaks"')
  await stage.press('Replace key')
  await stage.seeText(`Key replaced at ${atomicat}`)
  await stage.seeText('Saved in this vault, and proved')
  await stage.picture('in-place')
}

async function openSample(stage: Stage, service: string): Promise<void> {
  await stage.page.getByRole('searchbox', { name: 'Search' }).fill(service)
  await row(stage, service).click()
  stage.transcript.did(`opened ${service}`)
}

async function typedPhrase(stage: Stage): Promise<void> {
  stage.chapter(`Turning a key off at ${portal}, which asks for a phrase`)
  const { page } = stage
  await stage.press('All keys')
  await openSample(stage, 'docs_export')
  await stage.press('More')
  await stage.press(/^Turn off at/)
  const dialog = page.getByRole('dialog')
  const label = await stage.see(dialog.getByText(/^Type .+ to confirm$/))
  const phrase = label.replace(/^Type (.+) to confirm$/, '$1')
  const turnOff = dialog.getByRole('button', { name: 'Turn off', exact: true })
  expectTrue(await turnOff.isDisabled(), '"Turn off" to wait for the phrase')
  await dialog.getByRole('textbox').pressSequentially(phrase.slice(0, -3))
  await stage.see(dialog.getByText(/of \d+ characters match/))
  await stage.picture('typed-phrase')
  await dialog.getByRole('textbox').pressSequentially(phrase.slice(-3))
  stage.transcript.did(`typed "${phrase}"`)
  await turnOff.click()
  stage.transcript.did('pressed "Turn off"')
  await stage.see(dialog.getByText(/^Turned off\./))
  await stage.picture('refused')
  await stage.press('Close', dialog)
}

async function lock(stage: Stage): Promise<void> {
  stage.chapter('Locking')
  await stage.throughLock(() => stage.press('Lock'))
  await stage.see(stage.page.getByRole('heading', { level: 1 }), 'heading')
  await stage.seeText('You locked it.')
  expectTrue((await stage.clipboard()) === '', 'an empty clipboard')
  stage.transcript.saw('an empty clipboard')
  await stage.picture('locked')
}

async function unlock(stage: Stage, memory: Memory): Promise<void> {
  stage.chapter('Unlocking')
  await stage.type('Passphrase', 'not this one')
  await stage.press('Unlock')
  await stage.see(stage.page.locator('[data-error="true"]'))
  await stage.type('Passphrase', memory.passphrase, 'the passphrase chosen before')
  await stage.press('Unlock')
  await stage.page.getByRole('searchbox', { name: 'Search' }).fill('billing')
  stage.transcript.did('searched for "billing"')
  await stage.see(row(stage, 'billing_api'), 'row')
  await stage.picture('unlocked')
}
