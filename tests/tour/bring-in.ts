import { expectTrue } from './expectation.ts'
import { useKeyIn } from './example-folder.ts'
import type { Stage } from './stage.ts'

/** What a folder holds, before any passphrase was chosen; nothing of it is kept here. */
export async function findKeys(stage: Stage): Promise<void> {
  stage.chapter('The keys in a folder, found before there is a vault')
  await stage.chooseExampleFolder(() => stage.press('Choose a folder'))
  await stage.seeText('2 keys in 2 projects')
  const row = stage.page.getByRole('row').filter({ hasText: 'STRIPE_SECRET_KEY' })
  const text = await stage.see(row, 'row')
  expectTrue(!/sk_live_\w{24}/.test(text), 'the key to be masked')
  expectTrue(text.includes('Committed'), 'the key that git has to be told')
  const counts = stage.page.getByRole('group', { name: 'What was found' })
  await stage.see(counts.getByRole('button', { name: /over a year old/ }), 'count')
  await stage.picture('found')
  await row.click()
  stage.transcript.did('opened STRIPE_SECRET_KEY')
  await stage.see(stage.page.getByRole('complementary', { name: 'STRIPE_SECRET_KEY' }), 'panel')
  await stage.picture('found-key')
  await stage.press('Forget these keys')
}

/** Where a key of the vault stands in a folder. */
export async function whereUsed(stage: Stage, { secret }: { secret: string }): Promise<void> {
  stage.chapter('Where it is used')
  await useKeyIn(stage.exampleFolder, secret)
  stage.transcript.did('wrote the key into billing/.env of the folder')
  await stage.press(/^Where used/)
  await stage.chooseExampleFolder(() => stage.press('Add a folder…'))
  await stage.press('Look now')
  const used = stage.page.getByRole('article', { name: /^billing_api/ })
  const text = await stage.see(used, 'found')
  expectTrue(text.includes('billing/.env'), 'the file that holds the key')
  await stage.picture('where-used')
}
