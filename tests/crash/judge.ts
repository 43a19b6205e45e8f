/**
 * Judges what a run that was cut off left behind, by opening it as the next start of the app would.
 *
 * Gives findings in words; none means that everything holds.
 */
import { existsSync } from 'node:fs'
import { openVault, systemRandomness } from '../../src-core/index.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { Campaign, Trial, Truth } from './campaign.ts'
import { damagedIsKept, leftoversIn } from './leftovers.ts'
import { goOnAtProvider, lookAtProvider } from './provider-truth.ts'
import { newItem, Stage } from './stage.ts'
import { badBackups } from './backups.ts'
import { stateOf, type Opener, type State } from './state.ts'

/**
 * What may be true after a run: the state before what was under way, or the one after it.
 *
 * 'later' allows whatever has the deeds of the first state and more.
 */
export type Allowed = readonly (Truth | 'later')[]

/** The states that may hold once so many commits were acknowledged. */
export function allowedAfter({ states }: Campaign, acknowledged: number): Allowed {
  return states.slice(acknowledged, acknowledged + 2)
}

/** Everything that does not hold in a folder, in words. */
export async function judge(trial: Trial, allowed: Allowed): Promise<readonly string[]> {
  const stage = stageOf(trial)
  try {
    if (!existsSync(stage.places.vault)) return await judgeNothing(stage, allowed)
    const refusal = await openedAs(stage, allowed)
    if (refusal?.includes('vault-damaged') && allowed.includes('damaged')) {
      return [...leftoversIn(trial.folder), ...(await badBackups(stage)), ...damagedIsKept(trial)]
    }
    if (refusal !== null) return [`the vault is refused: ${refusal}`]
    const state = saysOneOf(stage, allowed)
    if (typeof state === 'string') return [state]
    if (state.readOnly !== null) stage.session.acceptRollback()
    const findings = [
      ...(await badBackups(stage)),
      ...(await lookAtProvider(stage, trial.practice)),
      ...(await goOnAtProvider(stage, trial.practice)),
      ...(await staysUsable(stage, state.opener)),
    ]
    stage.close()
    const kept = allowed.includes('damaged') ? damagedIsKept(trial) : []
    return [...findings, ...leftoversIn(trial.folder), ...kept]
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  } finally {
    stage.close()
  }
}

/** A stage on a folder as another start of the app would have it. */
export function stageOf({ folder, practice }: Trial): Stage {
  return new Stage(folder, { random: systemRandomness, practice })
}

async function judgeNothing(stage: Stage, allowed: Allowed): Promise<readonly string[]> {
  if (!allowed.includes(null)) return ['there is no vault any more']
  await stage.create()
  stage.book.add(newItem('made_after_all'))
  stage.close()
  return leftoversIn(stage.folder)
}

/** Opens the vault with what one of the states is opened with; tells why not, or null. */
async function openedAs(stage: Stage, allowed: Allowed): Promise<string | null> {
  const refusals = new Set<string>()
  const openers = statesIn(allowed).map(({ opener }) => opener)
  for (const opener of [...openers.reverse(), stage.opener]) {
    stage.opener = opener
    try {
      await stage.open()
      return stage.session.firstOpening ? 'taken for one that was never seen here' : null
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      refusals.add(error.code)
    }
  }
  return [...refusals].join(', ')
}

/** The state that the vault is in, or what it says if that is none of them. */
function saysOneOf({ session, opener }: Stage, allowed: Allowed): State | string {
  const now = stateOf(session, opener)
  const text = textOf(now)
  const states = statesIn(allowed)
  const found = states.find((state) => textOf(state) === text)
  if (found) return found
  const [first] = states
  if (first && allowed.includes('later') && goesOnFrom(first, now)) return first
  const texts = [text, ...states.map(textOf)].join('\n')
  return `the vault says neither what it said before nor after:\n${texts}`
}

function statesIn(allowed: Allowed): State[] {
  return allowed.filter((each) => each !== null && typeof each !== 'string')
}

function goesOnFrom({ audit }: State, now: State): boolean {
  const deeds = deedsIn(now.audit)
  return deedsIn(audit).every((deed, index) => deeds[index] === deed)
}

function textOf({ opener, readOnly, said, audit }: State): string {
  return JSON.stringify([opener.passphrase, readOnly, said, deedsIn(audit)])
}

/** Whether it takes another item, and opens again with all that opens it. */
async function staysUsable(stage: Stage, opener: Opener): Promise<readonly string[]> {
  const id = stage.book.add(newItem('made_afterwards'))
  stage.close()
  await stage.open()
  const kept = stage.session.overview(id) !== null
  stage.close()
  const { vault: path } = stage.places
  if (opener.recoveryCode !== null) {
    const key = { path, with: 'recovery-code', secret: opener.recoveryCode } as const
    const session = await openVault(key, stage.deps)
    session.close()
  }
  return kept ? [] : ['an item that was added afterwards is not there']
}

/**
 * What was done, without numbers and without openings: this look has written one, and that one
 * cannot be written down keeps nobody out.
 */
function deedsIn(audit: readonly string[]): readonly string[] {
  return audit.map((line) => line.slice(line.indexOf(' ') + 1)).filter(isDeed)
}

function isDeed(line: string): boolean {
  return !line.startsWith('unlocked ')
}
