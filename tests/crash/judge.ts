/**
 * Judges what a run that was cut off left behind, by opening it as the next start of the app would.
 *
 * Gives findings in words; none means that everything holds.
 */
import { existsSync } from 'node:fs'
import { openVault, systemRandomness } from '../../src-core/index.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { Campaign, Trial } from './campaign.ts'
import { leftoversIn } from './leftovers.ts'
import { goOnAtProvider, lookAtProvider } from './provider-truth.ts'
import { newItem, Stage } from './stage.ts'
import { auditOf, saidBy, type Opener, type State } from './state.ts'

/** What may be true after a run: the state before what was under way, or the one after it. */
export type Allowed = readonly (State | null)[]

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
    if (refusal !== null) return [refusal]
    const state = saysOneOf(stage, allowed)
    if (typeof state === 'string') return [state]
    const findings = [
      ...(await lookAtProvider(stage, trial.practice)),
      ...(await goOnAtProvider(stage, trial.practice)),
      ...(await staysUsable(stage, state.opener)),
    ]
    stage.close()
    return [...findings, ...leftoversIn(trial.folder)]
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
  const refusals: string[] = []
  for (const state of allowed.filter((each) => each !== null).reverse()) {
    stage.opener = state.opener
    try {
      await stage.open()
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      refusals.push(error.code)
      continue
    }
    const { readOnly, firstOpening } = stage.session
    if (readOnly !== null) return `the vault is taken for one that was put back: ${readOnly}`
    if (firstOpening) return 'the vault is taken for one that was never seen here'
    return null
  }
  return `the vault is refused: ${refusals.join(', ') || 'there should be none'}`
}

/** The state that the vault is in, or what it says if that is none of them. */
function saysOneOf({ session, opener }: Stage, allowed: Allowed): State | string {
  const text = textOf({ opener, said: saidBy(session), audit: withoutUnlocking(auditOf(session)) })
  const states = allowed.filter((state) => state !== null)
  const found = states.find((state) => textOf(state) === text)
  if (found) return found
  const texts = [text, ...states.map(textOf)].join('\n')
  return `the vault says neither what it said before nor after:\n${texts}`
}

function textOf({ opener, said, audit }: State): string {
  return JSON.stringify([opener.passphrase, said, withoutSeq(audit)])
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

/** Without the line that opening it for this look has written. */
function withoutUnlocking(audit: readonly string[]): readonly string[] {
  return audit.at(-1)?.includes(' unlocked ') ? audit.slice(0, -1) : audit
}

function withoutSeq(audit: readonly string[]): readonly string[] {
  return audit.map((line) => line.slice(line.indexOf(' ') + 1))
}
