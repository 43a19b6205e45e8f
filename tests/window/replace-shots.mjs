// The pictures of one replacement in every state, for preview.mjs.
import { all, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 200, fill: 300 })

const goReplacements = goBySidebar(/^Replacements/)

const open = async (page) => {
  await goReplacements(page)
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Open$|^Replace .*|^Turn off and replace .*/ })
    .first()
    .click()
  await page.clock.runFor(400)
}

const story = (name, ...steps) => ({
  name: `story-${name}`,
  scene: `story-${name}`,
  steps: all(open, ...steps),
})

const named = (name, shot) => ({ ...shot, name })

const more = (row, choice) =>
  all(click('row', row), click('button', 'More'), click('button', choice))

export const replaceShots = [
  ...[
    'places',
    'places-wrong',
    'guided',
    'guided-proof',
    'guided-old',
    'guided-back',
    'in-place',
    'in-place-unknown',
    'in-place-lost',
    'in-place-places',
    'slots',
    'rate-limited',
    'proving',
    'quiet',
    'still-used',
    'clock-skewed',
    'emergency',
    'taking-back',
    'taken-back',
    'done',
  ].map((name) => story(name)),
  named('story-place-failed', story('places-wrong', click('button', /settings\.json/))),
  named('story-place-output', story('places-wrong', click('button', /^wrangler/))),
  named('story-place-by-hand', story('places', click('button', /^Fly/))),
  named('story-guided-fault', story('guided', fill('New key', 'STRIPE_KEY="sk_live_new"'))),
  named('story-take-back', story('places', click('button', 'Take it back'))),
  named('story-accept-break', story('in-place', click('button', /I know what breaks/))),
  named('story-give-up', story('slots', click('button', /^Give this one up: made by/))),
  { name: 'story-list', scene: 'story-all-stories', steps: goReplacements },
  {
    name: 'plan-guided',
    scene: 'keys',
    steps: all(click('row', /stripe_live/), click('button', /^Replace$/)),
  },
  {
    name: 'plan-in-place',
    scene: 'keys',
    steps: all(
      click('row', /chargeback/),
      click('button', /^Replace$/),
      click('button', 'Replace key'),
    ),
  },
  {
    name: 'plan-slots',
    scene: 'keys',
    steps: all(click('row', /docs_signer/), click('button', /^Replace$/)),
  },
  {
    name: 'plan-hindered',
    scene: 'keys',
    steps: all(click('row', /docs_staging/), click('button', /^Replace$/)),
  },
  {
    name: 'plan-grace',
    scene: 'keys',
    steps: all(more(/risk_scoring/, /choose how/), click('radio', '7 days')),
  },
  {
    name: 'emergency-phrase',
    scene: 'keys',
    steps: more(/docs_editor/, /^Turn off now and replace/),
  },
  {
    name: 'emergency-tick',
    scene: 'keys',
    steps: all(more(/risk_scoring/, /^Turn off now and replace/), click('radio', /seen by others/)),
  },
  {
    name: 'emergency-signer',
    scene: 'keys',
    steps: more(/docs_signer/, /^Turn off now and replace/),
  },
  { name: 'turn-off-emergency', scene: 'keys', steps: more(/risk_scoring/, /^Turn off at/) },
]
