import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleChild, type Bundle } from '../../crash/bundle.ts'
import { begin } from '../../crash/campaign.ts'
import { cutsOf, kill } from '../../crash/kills.ts'
import { seededNumbers } from '../../crash/numbers.ts'
import { stories } from '../../crash/stories.ts'
import { twoAtATime } from '../../crash/two-at-a-time.ts'

/** In `npm test`; `npm run test:deep` kills a hundred times as often. */
const kills = 200

/** Some twenty processes each: on a busy machine that takes its time. */
const hang = { timeout: 300_000 }

let bundle: Bundle

beforeAll(async () => {
  bundle = await bundleChild()
})

afterAll(() => bundle.remove())

describe(`a process that is killed (${kills} times in all)`, () => {
  it.each(shares())('leaves a vault as before or after: $story.name', hang, async (share) => {
    const campaign = await begin(share.story, bundle.path)
    try {
      const cuts = cutsOf(campaign, { count: share.count, random: seededNumbers(share.seed) })
      const found = await twoAtATime(cuts, async (cut) => {
        const findings = await kill(campaign, cut)
        return findings.map((finding) => `killed at ${cut.at} ${cut.value}: ${finding}`)
      })

      expect(found.flat()).toEqual([])
      expect(found).toHaveLength(share.count)
    } finally {
      campaign.remove()
    }
  })
})

/** The kills, shared out evenly. */
function shares() {
  return stories.map((story, index) => {
    const until = Math.round((kills * (index + 1)) / stories.length)
    const count = until - Math.round((kills * index) / stories.length)
    return { story, count, seed: index + 1 }
  })
}
