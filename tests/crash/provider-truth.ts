/**
 * Whether the vault and the provider agree about what exists, and whether a person can bring them
 * to agree with what the window offers.
 */
import { readFileSync } from 'node:fs'
import { envFileIn } from './rotation-stories.ts'
import { isOver, type RotationAction, type RotationView } from '../../src-shared/rotation.ts'
import type { Practice, Stage } from './stage.ts'

/** What is wrong right after the start: keys that nobody knows of, secrets that do not work. */
export async function lookAtProvider(
  stage: Stage,
  practice: Practice | null,
): Promise<readonly string[]> {
  if (practice === null) return []
  // Twice: a request of the killed process may still be on its way in.
  await liveAt(practice)
  const live = await liveAt(practice)
  const asking = stage.session
    .journals()
    .filter(({ body }) => ['creating', 'unknown', 'orphaned'].includes(body.step))
  const unknown = live.filter((id) => !versionsOf(stage).some(({ remoteId }) => remoteId === id))
  const mayBeOurs = (id: string): boolean =>
    asking.some(({ body }) => body.idsBefore !== null && !body.idsBefore.includes(id))
  return [
    ...unknown.filter((id) => !mayBeOurs(id)).map((id) => `nobody knows of the key ${id}`),
    ...(await wrongSecrets(stage, practice, live)),
  ]
}

/** Does what the window offers until nothing is under way; tells what stays wrong. */
export async function goOnAtProvider(
  stage: Stage,
  practice: Practice | null,
): Promise<readonly string[]> {
  if (practice === null) return []
  for (const { id } of stage.session.journals()) {
    const stuck = await carryOn(stage, id)
    if (stuck) return [stuck]
  }
  const live = await liveAt(practice)
  const alive = versionsOf(stage).filter(({ stage: of }) => of !== 'revoked')
  const mine = new Set(alive.flatMap(({ remoteId }) => remoteId ?? []))
  return [
    ...live.filter((id) => !mine.has(id)).map((id) => `the key ${id} stays at the provider`),
    ...[...mine]
      .filter((id) => !live.includes(id))
      .map((id) => `the key ${id} is gone, and the vault calls it alive`),
    ...(await wrongSecrets(stage, practice, live)),
    ...(await wrongFile(stage, practice)),
  ]
}

/** What the file of a story holds must be a key that works, in a file that is otherwise as it was. */
async function wrongFile(stage: Stage, practice: Practice): Promise<readonly string[]> {
  const path = envFileIn(stage.folder)
  const isUsed = stage.session.overviews().some(({ body }) => (body.places ?? []).length > 0)
  if (!isUsed) return []
  const [, token] =
    /^# of checkout\nATNA_KEY=(.+)\nPORT=80\n$/.exec(readFileSync(path, 'utf8')) ?? []
  if (token === undefined) return ['the file is not as it was around the key']
  const reply = await ask(practice, '/sim/v1/whoami', token)
  const current = versionsOf(stage).find(({ stage: of }) => of === 'current')
  return reply['credential_id'] === current?.remoteId
    ? []
    : ['the file holds a key that does not work']
}

/** In this order a person who wants the replacement takes what is offered. */
const preferred: readonly RotationAction[] = [
  ...(['turn-off-orphan', 'check', 'continue', 'start-again', 'places-done'] as const),
  ...(['works-by-hand', 'turn-off-old', 'old-is-off', 'abandon', 'end-here'] as const),
]

async function carryOn(stage: Stage, id: RotationView['id']): Promise<string | null> {
  const steps: string[] = []
  // Whoever says that every place has the new key has tried again where it could not be written.
  const tried = new Set<string>()
  for (let view = stage.desk.get(id); !isOver(view.step); view = stage.desk.get(id)) {
    stage.waitUntil(view.notBefore ?? 0)
    const failed = view.places.find(({ state }) => state === 'failed')
    if (failed?.actions.includes('update') && !tried.has(failed.id)) {
      tried.add(failed.id)
      await stage.desk.place(id, failed.id, 'update')
      continue
    }
    const action = preferred.find((each) => view.actions.includes(each))
    steps.push(`${view.step}${view.trouble ? ` (${view.trouble.code})` : ''} ${action ?? '-'}`)
    if (!action || steps.length > 12)
      return `it goes round or nothing can be done: ${steps.join(', ')}`
    const remoteId = action === 'turn-off-orphan' ? (view.candidates[0]?.remoteId ?? null) : null
    await stage.desk.act(id, { action, remoteId, phrase: null })
  }
  return null
}

function versionsOf({ session }: Stage) {
  return session
    .overviews()
    .flatMap(({ id, body }) => body.versions.map((version) => ({ ...version, itemId: id })))
}

async function wrongSecrets(
  stage: Stage,
  practice: Practice,
  live: readonly string[],
): Promise<readonly string[]> {
  const findings: string[] = []
  for (const { id, itemId, remoteId } of versionsOf(stage)) {
    if (remoteId === null || !live.includes(remoteId)) continue
    const secret = stage.session.secret(itemId, id)
    const token = secret && new TextDecoder().decode(secret)
    const reply = await ask(practice, '/sim/v1/whoami', token ?? '')
    if (reply['credential_id'] !== remoteId)
      findings.push(`the secret of ${remoteId} is not its own`)
  }
  return findings
}

async function liveAt(practice: Practice): Promise<readonly string[]> {
  const { credentials } = await ask(practice, '/sim/v1/credentials', practice.managementToken)
  if (!Array.isArray(credentials)) throw new Error('the provider does not answer')
  return credentials.map((each: { readonly credential_id: string }) => each.credential_id)
}

async function ask(
  { origin }: Practice,
  path: string,
  token: string,
): Promise<Readonly<Record<string, unknown>>> {
  const reply = await fetch(origin + path, { headers: { Authorization: `Bearer ${token}` } })
  return (await reply.json()) as Readonly<Record<string, unknown>>
}
