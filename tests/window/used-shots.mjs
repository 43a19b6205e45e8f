// The pictures of where keys are used, for preview.mjs.
import { all, stepsThat } from './steps.mjs'

const { click, goBySidebar } = stepsThat({ click: 300, fill: 300 })

const goUsed = goBySidebar('Where used')
const run = (ms) => (page) => page.clock.runFor(ms)

export const usedShots = [
  { name: 'used-never', scene: 'keys', steps: goUsed },
  { name: 'used-no-folder', scene: 'keys', steps: all(goUsed, click('button', 'Look now')) },
  {
    name: 'used-folder',
    scene: 'keys',
    steps: all(goUsed, click('button', 'Add a folder…')),
  },
  { name: 'used-working', scene: 'using', steps: goUsed },
  { name: 'used-stopped', scene: 'using', steps: all(goUsed, click('button', 'Stop')) },
  { name: 'used', scene: 'used', steps: goUsed },
  {
    name: 'used-result',
    scene: 'used',
    steps: all(goUsed, async (page) => {
      await page
        .getByRole('article')
        .first()
        .evaluate((each) => each.scrollIntoView())
    }),
  },
  { name: 'used-gone', scene: 'used', steps: all(goUsed, click('radio', /^Gone/)) },
  { name: 'used-none', scene: 'used', steps: all(goUsed, click('radio', /^Nowhere/)) },
  {
    name: 'used-adopted',
    scene: 'used',
    steps: all(goUsed, click('button', /^Make these its places: fraud/)),
  },
  { name: 'used-failed', scene: 'used-failed', steps: goUsed },
  {
    name: 'used-looked',
    scene: 'keys',
    steps: all(goUsed, click('button', 'Add a folder…'), click('button', 'Look now'), run(2_500)),
  },
  {
    name: 'used-panel',
    scene: 'used',
    steps: all(click('row', /risk_scoring/), async (page) => {
      await page
        .getByRole('heading', { name: 'Seen in' })
        .evaluate((each) => each.scrollIntoView({ block: 'start' }))
    }),
  },
  {
    name: 'used-panel-never',
    scene: 'keys',
    steps: all(click('row', /risk_scoring/), async (page) => {
      await page
        .getByRole('heading', { name: 'Seen in' })
        .evaluate((each) => each.scrollIntoView({ block: 'center' }))
    }),
  },
  {
    name: 'used-plan',
    scene: 'used',
    steps: all(click('row', /fraud_rules/), click('button', 'More'), click('button', /choose how/)),
  },
]
