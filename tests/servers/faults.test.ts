import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleChild, type Bundle } from '../crash/bundle.ts'
import { begin } from '../crash/campaign.ts'
import { callSets, countCalls, fail, faultText, whyNoFaults } from '../crash/faults.ts'
import type { CallSet, Fault } from '../crash/faults.ts'
import { seededNumbers } from '../crash/numbers.ts'
import { stories } from '../crash/stories.ts'
import type { Story } from '../crash/story.ts'
import { twoAtATime } from '../crash/two-at-a-time.ts'

/** In `npm run test:servers`; `npm run test:deep` lets every call of every story fail. */
const faults = 300
const sets = Object.keys(callSets) as readonly CallSet[]
const unable = whyNoFaults()

let bundle: Bundle

beforeAll(async () => {
  bundle = await bundleChild()
})

afterAll(() => bundle.remove())

describe.skipIf(unable !== null)(
  `a disk that fails (${unable === null ? `${faults} times in all` : `not here: ${unable}`})`,
  () => {
    it.each(shares())('leaves a vault as before or after: $story.name', async (share) => {
      const campaign = await begin(share.story, bundle.path)
      try {
        const random = seededNumbers(share.seed)
        const counts = new Map<CallSet, number>()
        for (const set of sets) counts.set(set, await countCalls(campaign, set))
        const list = Array.from({ length: share.count }, (_, index) =>
          faultOf(index, counts, random),
        )
        const found = await twoAtATime(list, async (fault) => {
          const findings = await fail(campaign, fault)
          return findings.map((finding) => `${faultText(fault)}: ${finding}`)
        })

        expect(found.flat()).toEqual([])
        expect(found).toHaveLength(share.count)
      } finally {
        campaign.remove()
      }
    })
  },
)

/** One set of calls after the other, once and for good in turn, each at a random call. */
function faultOf(index: number, counts: ReadonlyMap<CallSet, number>, random: () => number): Fault {
  const set = sets[index % sets.length] ?? 'write'
  const error = random() < 0.5 ? 'EIO' : 'ENOSPC'
  const nth = 1 + Math.floor(random() * (counts.get(set) ?? 0))
  return { set, error, nth, forGood: Math.floor(index / sets.length) % 2 === 1 }
}

function shares(): readonly { story: Story; count: number; seed: number }[] {
  return stories.map((story, index) => {
    const until = Math.round((faults * (index + 1)) / stories.length)
    const count = until - Math.round((faults * index) / stories.length)
    return { story, count, seed: index + 101 }
  })
}
