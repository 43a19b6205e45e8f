import { allowedAfter, judge } from './judge.ts'
import { inCopy, type Campaign } from './campaign.ts'
import { runStory } from './run.ts'

/** Where a story is cut off: at one of its points, or so many milliseconds after it began. */
export type Cut = { readonly at: 'point' | 'moment'; readonly value: number }

/** Kills a story there, and gives what does not hold afterwards. */
export async function kill(campaign: Campaign, cut: Cut): Promise<readonly string[]> {
  return inCopy(campaign, async (trial) => {
    const dieAt = cut.at === 'point' ? cut.value : null
    const onBegun = (child: { kill: (signal: 'SIGKILL') => boolean }): void => {
      if (cut.at === 'moment') setTimeout(() => child.kill('SIGKILL'), cut.value)
    }
    const outcome = await runStory(campaign.bundle, { ...trial.order, dieAt }, { onBegun })
    const bad = outcome.reports.find(({ kind }) => kind === 'broke' || kind === 'refused')
    if (bad) return [`the run went wrong by itself: ${JSON.stringify(bad)}`]
    const ended = outcome.reports.some(({ kind }) => kind === 'ended')
    if (outcome.signal !== 'SIGKILL' && (cut.at === 'point' || !ended)) {
      return [`the run was not killed: ${String(outcome.code)} ${outcome.stderr}`]
    }
    const acknowledged = outcome.reports.filter(({ kind }) => kind === 'acknowledged').length
    return judge(trial, allowedAfter(campaign, acknowledged))
  })
}

/** So many cuts of a story, spread over all of it; `random` gives numbers from 0 up to 1. */
export function cutsOf(
  { points, lasts }: Campaign,
  { count, random }: { readonly count: number; readonly random: () => number },
): readonly Cut[] {
  // Three in four at points, one from each stretch of the story; the others at random moments.
  const atPoints = Math.ceil((count * 3) / 4)
  return Array.from({ length: count }, (_, index): Cut => {
    if (index >= atPoints) return { at: 'moment', value: Math.floor(random() * lasts) }
    return { at: 'point', value: 1 + Math.floor(((index + random()) * points) / atPoints) }
  })
}
