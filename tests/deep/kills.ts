import { bundleChild } from '../crash/bundle.ts'
import { begin, type Campaign } from '../crash/campaign.ts'
import { kill, type Cut } from '../crash/kills.ts'
import { seededNumbers } from '../crash/numbers.ts'
import { stories } from '../crash/stories.ts'
import type { DeepSuite } from './suite.ts'

const cases = 20_000

/** Every point of every story once, and from there on random moments and points. */
export const killsSuite: DeepSuite = {
  name: 'kills',
  about: `${cases} processes killed, at every statement of every operation and at random`,
  begin: async () => {
    const bundle = await bundleChild()
    const campaigns: Campaign[] = []
    for (const story of stories) campaigns.push(await begin(story, bundle.path))
    const points = campaigns.map((campaign) => campaign.points)
    return {
      edition: `kills 1: ${points.join(' ')}`,
      cases: Math.max(
        cases,
        points.reduce((sum, count) => sum + count, 0),
      ),
      run: async (index) => {
        const { campaign, cut } = caseOf(campaigns, index)
        const [finding] = await kill(campaign, cut)
        return finding === undefined
          ? null
          : `${campaign.story.name}, killed at ${cut.at} ${cut.value}: ${finding}`
      },
      findings: () => `points: ${points.join(' + ')}`,
      end: () => {
        for (const campaign of campaigns) campaign.remove()
        bundle.remove()
        return Promise.resolve()
      },
    }
  },
}

function caseOf(
  campaigns: readonly Campaign[],
  index: number,
): { readonly campaign: Campaign; readonly cut: Cut } {
  let left = index
  for (const campaign of campaigns) {
    if (left < campaign.points) return { campaign, cut: { at: 'point', value: left + 1 } }
    left -= campaign.points
  }
  const random = seededNumbers(index)
  const campaign = campaigns[Math.floor(random() * campaigns.length)]
  if (!campaign) throw new Error('there is no story')
  return random() < 0.5
    ? { campaign, cut: { at: 'moment', value: Math.floor(random() * campaign.lasts) } }
    : { campaign, cut: { at: 'point', value: 1 + Math.floor(random() * campaign.points) } }
}
