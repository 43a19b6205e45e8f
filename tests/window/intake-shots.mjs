// The pictures of bringing keys in for preview.mjs: finding, reading a file, pasting, keeping.
import { all, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 200 })

const chooseFolder = click('button', 'Choose a folder')
const waitFor = (ms) => async (page) => {
  for (let past = 0; past < ms; past += 100) {
    await page.clock.runFor(100)
    await page.waitForTimeout(5)
  }
}
const toFound = goBySidebar('Bring in')
const fromLocked = click('button', 'See the keys in a folder first')
const readFile = all(click('button', 'Read a file in'), waitFor(300))
const paste = (text) =>
  all(
    click('button', 'Paste a key'),
    fill('What you copied', text),
    click('button', 'Find the key in it'),
    waitFor(300),
  )
const drag = (kind, name) => async (page) => {
  await page.evaluate(
    ([type, fileName]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], fileName))
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })
      document.body.dispatchEvent(event)
    },
    [kind, name],
  )
  await waitFor(400)(page)
}
const dropFile = (name) => drag('drop', name)

export const intakeShots = [
  { name: 'first-run', scene: 'first-run' },
  { name: 'intake-drag', scene: 'first-run', steps: drag('dragover', 'code') },
  { name: 'intake-dropped', scene: 'first-run', steps: all(drag('drop', 'code'), waitFor(1_000)) },
  { name: 'intake-working', scene: 'first-run', steps: all(chooseFolder, waitFor(1_000)) },
  { name: 'intake-found', scene: 'first-run', steps: all(chooseFolder, waitFor(4_000)) },
  { name: 'intake-failed', scene: 'first-run', steps: drag('drop', 'gone') },
  { name: 'intake-locked', scene: 'found-locked', steps: all(fromLocked, waitFor(300)) },
  {
    name: 'intake-unlock-to-keep',
    scene: 'found-locked',
    steps: all(fromLocked, waitFor(300), click('button', /^Keep \d/)),
  },
  {
    name: 'intake-unlock-kept',
    scene: 'found-locked',
    steps: all(
      fromLocked,
      waitFor(300),
      click('button', /^Keep \d/),
      fill('Passphrase', 'right'),
      click('button', 'Unlock'),
      waitFor(500),
    ),
  },
  {
    name: 'intake-create-to-keep',
    scene: 'first-run',
    steps: all(chooseFolder, waitFor(4_000), click('button', /^Keep \d/)),
  },
  { name: 'intake-own', scene: 'found-own', steps: all(toFound, waitFor(300)) },
  {
    name: 'intake-panel',
    scene: 'found-own',
    steps: all(toFound, waitFor(300), click('row', /^Keep OPENAI_API_KEY/)),
  },
  {
    name: 'intake-filter',
    scene: 'found-own',
    steps: all(toFound, waitFor(300), click('button', /over a year/)),
  },
  {
    name: 'intake-left-out',
    scene: 'found-own',
    steps: all(toFound, waitFor(300), async (page) => {
      await page.getByText('What was left out').click()
    }),
  },
  {
    name: 'intake-bulk',
    scene: 'found-own',
    steps: all(toFound, waitFor(300), click('button', /^Change \d/)),
  },
  {
    name: 'intake-check',
    scene: 'found-own',
    steps: all(toFound, waitFor(300), click('button', /^Check which/), waitFor(300)),
  },
  {
    name: 'intake-checking',
    scene: 'found-own',
    steps: all(
      ...[toFound, waitFor(300), click('button', /^Check which/), waitFor(300)],
      ...[click('button', /^Send/), waitFor(200)],
    ),
  },
  {
    name: 'intake-checked',
    scene: 'found-own',
    steps: all(
      ...[toFound, waitFor(300), click('button', /^Check which/), waitFor(300)],
      ...[click('button', /^Send/), waitFor(2_000)],
    ),
  },
  {
    name: 'intake-kept',
    scene: 'found-own',
    steps: all(toFound, waitFor(300), click('button', /^Keep \d/), waitFor(500)),
  },
  { name: 'intake-many', scene: 'found-many', steps: all(toFound, waitFor(500)) },
  {
    name: 'intake-practice',
    scene: 'found-practice',
    steps: all(toFound, waitFor(300), click('button', /^Keep \d/), waitFor(300)),
  },
  { name: 'intake-start', scene: 'own', steps: toFound },
  { name: 'intake-columns', scene: 'first-run', steps: readFile },
  {
    name: 'intake-inventory',
    scene: 'first-run',
    steps: all(readFile, click('button', 'Use these columns'), waitFor(300)),
  },
  { name: 'intake-broken', scene: 'first-run', steps: dropFile('broken.1pux') },
  { name: 'intake-password', scene: 'first-run', steps: dropFile('keys.kdbx') },
  {
    name: 'intake-wrong-password',
    scene: 'first-run',
    steps: all(
      dropFile('keys.kdbx'),
      fill('Password of this file', 'wrong'),
      click('button', 'Read it'),
      waitFor(300),
    ),
  },
  { name: 'intake-paste', scene: 'first-run', steps: click('button', 'Paste a key') },
  { name: 'intake-paste-one', scene: 'first-run', steps: paste('sk-proj-one') },
  { name: 'intake-paste-many', scene: 'first-run', steps: paste('A=one\nB=two') },
  { name: 'intake-paste-nothing', scene: 'first-run', steps: paste('nothing') },
  {
    name: 'intake-new-key',
    scene: 'own',
    steps: click('button', 'New key'),
  },
]
