/**
 * One story, prepared once and told once to its end, so that it can be cut off anywhere.
 *
 * The run to its end says how many points there are and what the vault holds after each commit.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemRandomness } from '../../src-core/index.ts'
import { startSandbox } from '../../src-sandbox/sandbox.ts'
import type { Order } from './child.ts'
import type { Report } from './report.ts'
import { runStory, type Outcome } from './run.ts'
import { instant } from './seeded.ts'
import { Stage, type Practice } from './stage.ts'
import type { Opener, State } from './state.ts'
import type { Story } from './story.ts'

/** What is true of the vault at a time: what it says, that there is none, or that it is damaged. */
export type Truth = State | null | 'damaged'

/** A story that is ready to be cut off. */
export type Campaign = {
  readonly story: Story
  readonly bundle: string
  readonly template: string
  readonly opener: Opener | null
  /** How many points the story passes. */
  readonly points: number
  /** How long it takes undisturbed. */
  readonly lasts: number
  /** What is true at first and after each commit. */
  readonly states: readonly Truth[]
  readonly remove: () => void
}

/** One copy of the prepared folder, and the provider that it asks. */
export type Trial = {
  readonly folder: string
  /** The prepared folder as it was. */
  readonly template: string
  readonly practice: Practice | null
  readonly order: Order
}

/** Prepares a story and tells it once. */
export async function begin(story: Story, bundle: string): Promise<Campaign> {
  const template = mkdtempSync(join(tmpdir(), 'keyturn-crash-'))
  const remove = (): void => rmSync(template, { recursive: true, force: true })
  try {
    const empty = { story, bundle, template, opener: null }
    const prepared = await inFolder(empty, template, (trial) =>
      told(runStory(bundle, { ...trial.order, part: 'prepare', tellStates: true })),
    )
    const last = statesIn(prepared).at(-1) ?? null
    const from = { ...empty, opener: openerOf(last) }
    const first = await firstState(from, last)
    let begunAt = 0
    const reports = await inCopy(from, (trial) =>
      told(
        runStory(
          bundle,
          { ...trial.order, tellStates: true },
          { onBegun: () => (begunAt = performance.now()) },
        ),
      ),
    )
    const lasts = performance.now() - begunAt
    const states = [first, ...statesIn(reports)]
    const points = reports.find(({ kind }) => kind === 'ended') as Extract<
      Report,
      { points: number }
    >
    return { ...from, points: points.points, lasts, states, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Does something with a fresh copy of the prepared folder, which is then removed. */
export async function inCopy<T>(
  campaign: Pick<Campaign, 'story' | 'template' | 'opener'>,
  work: (trial: Trial) => Promise<T>,
  parent = tmpdir(),
): Promise<T> {
  const folder = mkdtempSync(join(parent, 'keyturn-crash-'))
  try {
    cpSync(campaign.template, folder, { recursive: true })
    return await inFolder(campaign, folder, work)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inFolder<T>(
  { story, opener, template }: Pick<Campaign, 'story' | 'opener' | 'template'>,
  folder: string,
  work: (trial: Trial) => Promise<T>,
): Promise<T> {
  const base = { story: story.name, folder, part: 'run', opener, dieAt: null } as const
  const order = { ...base, tellStates: false, waits: false }
  if (!story.asks)
    return work({ folder, template, practice: null, order: { ...order, practice: null } })
  const stateDir = join(folder, 'practice')
  if (!existsSync(stateDir)) mkdirSync(stateDir, { mode: 0o700 })
  const sandbox = await startSandbox({ stateDir, control: false, clock: { now: () => instant } })
  const { origin, managementToken } = sandbox.providers[0]
  const practice = { origin, managementToken }
  try {
    return await work({ folder, template, practice, order: { ...order, practice } })
  } finally {
    await sandbox.close()
  }
}

/** Lets happen what somebody else did to the files, and tells what is true by then. */
async function firstState(
  from: Pick<Campaign, 'story' | 'bundle' | 'template' | 'opener'>,
  last: Truth,
): Promise<Truth> {
  const { then } = from.story
  if (!then) return last
  then.does(new Stage(from.template, { random: systemRandomness, practice: null }))
  if (then.is === 'damaged') return 'damaged'
  const looked = await inFolder(from, from.template, (trial) =>
    told(runStory(from.bundle, { ...trial.order, part: 'look', tellStates: true })),
  )
  return statesIn(looked).at(-1) ?? null
}

function openerOf(truth: Truth): Opener | null {
  return truth === null || truth === 'damaged' ? null : truth.opener
}

/** The reports of a run that went well; throws what went wrong. */
async function told(run: Promise<Outcome>): Promise<readonly Report[]> {
  const { reports, code, stderr } = await run
  const bad = reports.find(({ kind }) => kind === 'broke' || kind === 'refused')
  if (code !== 0 || bad || reports.at(-1)?.kind !== 'ended') {
    throw new Error(`the story cannot be told: ${JSON.stringify(bad)} ${stderr}`)
  }
  return reports
}

function statesIn(reports: readonly Report[]): readonly Truth[] {
  return reports.flatMap((report) => (report.kind === 'acknowledged' ? [report.state] : []))
}
