// The pictures of looking after keys and of the review, for preview.mjs.
import { all, scrollTo, stepsThat } from './steps.mjs'

const { click, fill, goBySidebar } = stepsThat({ click: 300, fill: 300 })

const goReview = goBySidebar('Review')
const openKey = (name) => click('row', name)

export const careShots = [
  { name: 'review', scene: 'keys', steps: goReview },
  { name: 'review-failed', scene: 'care-failed', steps: goReview },
  { name: 'review-none', scene: 'empty', steps: goReview },
  { name: 'review-due', scene: 'review-due' },
  {
    name: 'review-accepted',
    scene: 'keys',
    steps: all(
      goReview,
      click('button', /^It is all right: stripe_live, Overdue/),
      click('checkbox', /^Also what is all right/),
    ),
  },
  { name: 'review-people', scene: 'keys', steps: all(goReview, scrollTo('People')) },
  { name: 'review-leaves', scene: 'keys', steps: all(goReview, click('button', /has left…$/)) },
  {
    name: 'review-left',
    scene: 'keys',
    steps: all(goReview, click('button', /has left…$/), click('button', 'Mark as left')),
  },
  {
    name: 'review-turn-off',
    scene: 'keys',
    steps: all(goReview, click('button', 'Turn off risk_scoring')),
  },
  { name: 'care', scene: 'keys', steps: all(openKey(/risk_scoring/), scrollTo('Care')) },
  { name: 'care-changed', scene: 'keys', steps: all(openKey(/fraud_rules/), scrollTo('Care')) },
  {
    name: 'care-edit',
    scene: 'keys',
    steps: all(openKey(/risk_scoring/), click('button', 'Change…')),
  },
  {
    name: 'care-access',
    scene: 'keys',
    steps: all(openKey(/risk_scoring/), click('button', 'Access changed…')),
  },
  {
    name: 'care-use',
    scene: 'keys',
    steps: all(openKey(/risk_scoring/), scrollTo('Use and errors')),
  },
  {
    name: 'care-failed',
    scene: 'care-failed',
    steps: all(openKey(/risk_scoring/), scrollTo('Use and errors')),
  },
  {
    name: 'care-copy',
    scene: 'keys',
    steps: all(
      openKey(/risk_scoring/),
      click('button', 'Copy as environment variable…'),
      fill('Name of the variable', 'NEXT_PUBLIC_KEY'),
      click('button', 'Copy the line'),
    ),
  },
  {
    name: 'care-file',
    scene: 'keys',
    steps: all(openKey(/risk_scoring/), click('button', 'Put it into a file…')),
  },
  {
    name: 'new-key-need',
    scene: 'keys',
    steps: all(click('button', 'New key'), click('checkbox', 'It is one export or a quick review')),
  },
  {
    name: 'new-key-browser',
    scene: 'keys',
    steps: all(
      click('button', 'New key'),
      fill('What is it for?', 'test'),
      click('radio', /^In a web page/),
      click('button', 'Make the key'),
    ),
  },
  {
    name: 'plan-later',
    scene: 'keys',
    steps: all(
      openKey(/risk_scoring/),
      click('button', 'More'),
      click('button', /choose how/),
      click('radio', 'Later'),
    ),
  },
  {
    name: 'replacement-postponed',
    scene: 'story-postponed',
    steps: all(goBySidebar('Replacements'), click('button', /^Open/)),
  },
  {
    name: 'replacement-late',
    scene: 'story-late',
    steps: all(goBySidebar('Replacements'), click('button', /^Open/)),
  },
]
