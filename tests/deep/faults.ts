import { bundleChild } from '../crash/bundle.ts'
import { begin, type Campaign } from '../crash/campaign.ts'
import { callSets, countCalls, fail, faultText, whyNoFaults } from '../crash/faults.ts'
import type { CallSet, Fault } from '../crash/faults.ts'
import { stories } from '../crash/stories.ts'
import type { DeepSuite } from './suite.ts'

type Case = { readonly campaign: Campaign; readonly fault: Fault }

/** Every system call of every story that touches a file fails, once and for good. */
export const faultsSuite: DeepSuite = {
  name: 'faults',
  about: 'every write, sync, open and rename of every operation fails, once and for good',
  begin: async () => {
    const unable = whyNoFaults()
    if (unable !== null) return { unable }
    const bundle = await bundleChild()
    const campaigns: Campaign[] = []
    for (const story of stories) campaigns.push(await begin(story, bundle.path))
    const cases = (await Promise.all(campaigns.map(casesOf))).flat()
    return {
      edition: `faults 1: ${stories.map(({ name }) => name).join(', ')}: ${cases.length}`,
      cases: cases.length,
      run: async (index) => {
        const one = cases[index]
        if (!one) throw new Error('there is no such case')
        const [finding] = await fail(one.campaign, one.fault)
        if (finding === undefined) return null
        return `${one.campaign.story.name}, ${faultText(one.fault)}: ${finding}`
      },
      end: () => {
        for (const campaign of campaigns) campaign.remove()
        bundle.remove()
        return Promise.resolve()
      },
    }
  },
}

async function casesOf(campaign: Campaign): Promise<readonly Case[]> {
  const faults: Fault[] = []
  for (const set of Object.keys(callSets) as readonly CallSet[]) {
    const calls = await countCalls(campaign, set)
    for (let nth = 1; nth <= calls; nth += 1) {
      for (const error of callSets[set].errors) {
        for (const forGood of [false, true]) faults.push({ set, error, nth, forGood })
      }
    }
  }
  return faults.map((fault) => ({ campaign, fault }))
}
