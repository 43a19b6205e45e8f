/**
 * A process that does one story and tells of every commit, until it is ended from outside or at a
 * point that it was given.
 */
import { errorCodeOf, VaultError } from '../../src-shared/errors.ts'
import { arm, install, pointsSeen, uncounted } from './points.ts'
import { tell } from './report.ts'
import { listenToCommits } from './acknowledged.ts'
import { seededRandomness } from './seeded.ts'
import { makeFolders, Stage, type Practice } from './stage.ts'
import { stateOf, type Opener, type State } from './state.ts'
import { stories } from './stories.ts'
import type { Deed } from './story.ts'

/** What a run is told. */
export type Order = {
  readonly story: string
  readonly folder: string
  /** 'look' opens what was prepared and tells what it is. */
  readonly part: 'prepare' | 'look' | 'run'
  readonly practice: Practice | null
  readonly opener: Opener | null
  /** Die at this point, or null. */
  readonly dieAt: number | null
  /** Tell what the vault says at every commit. */
  readonly tellStates: boolean
  /** Wait for a line before the story begins. */
  readonly waits: boolean
}

const order = JSON.parse(process.argv[2] ?? '') as Order
const story = stories.find(({ name }) => name === order.story)
if (!story) throw new Error(`no such story: ${order.story}`)
const stage = new Stage(order.folder, {
  random: seededRandomness(`${order.story}/${order.part}`),
  practice: order.practice,
})
if (order.opener) stage.opener = order.opener

let within = false

const acknowledged = (): void => {
  tell({ kind: 'acknowledged', points: pointsSeen(), state: order.tellStates ? state() : null })
}

const deed: Deed = async (work) => {
  within = true
  try {
    await work()
  } finally {
    within = false
  }
  acknowledged()
}

listenToCommits((way, args, result) => {
  if (way === 'changePassphrase') stage.opener = { ...stage.opener, passphrase: String(args[1]) }
  if (way === 'replaceRecoveryCode')
    stage.opener = { ...stage.opener, recoveryCode: String(result) }
  if (way === 'rekey') {
    const { recoveryCode } = result as { readonly recoveryCode: string | null }
    stage.opener = { ...stage.opener, recoveryCode }
  }
  if (!within) acknowledged()
})

makeFolders(order.folder)
// Before it waits: it loads native code, which is no part of the story.
install()
if (order.waits) {
  tell({ kind: 'ready' })
  await new Promise((resolve) => process.stdin.once('data', resolve))
}
process.stdin.destroy()
arm(order.dieAt)
tell({ kind: 'begun' })
try {
  await (order.part === 'look' ? stage.open() : story[order.part](stage, deed))
  if (order.part !== 'run') {
    acknowledged()
    stage.close()
  }
} catch (error) {
  if (error instanceof VaultError) tell({ kind: 'refused', code: errorCodeOf(error) })
  else tell({ kind: 'broke', why: error instanceof Error ? (error.stack ?? '') : String(error) })
  closeQuietly()
}
tell({ kind: 'ended', points: pointsSeen() })
// Open connections to a provider would keep it waiting.
process.exit(0)

function state(): State | null {
  if (!stage.isOpen) return null
  return uncounted(() => stateOf(stage.session, stage.opener))
}

function closeQuietly(): void {
  try {
    stage.close()
  } catch (error) {
    if (!(error instanceof VaultError)) tell({ kind: 'broke', why: String(error) })
  }
}
