// The places at services: GitHub Actions, GitLab CI, Vercel.
// Promises what src-core/callers/place-hand.ts says of a place, for those three.
// Must not know the vault, keep a token, or send a request twice that has to count once.
import type { Caller, PlaceDiff } from '../../../src-shared/caller.ts'
import { assertNever, VaultError } from '../../../src-shared/errors.ts'
import type { PlaceAt, PlaceContent, PlaceSeen, PutOutcome } from '../place-hand.ts'
import { lookAtGitHub, putToGitHub } from './github.ts'
import { lookAtGitLab, putToGitLab } from './gitlab.ts'
import { maskedLines } from './masked-lines.ts'
import { contentOf, type ServiceAt, type ServiceHand, type ServiceWorld } from './service-place.ts'
import { isDeployedAtVercel, lookAtVercel, putToVercel, targetsAtVercel } from './vercel.ts'

/** The kinds of places that stand at a service. */
export type ServiceKind = 'github-secret' | 'gitlab-variable' | 'vercel-variable'

type AnyServiceAt = ServiceAt<ServiceKind>
type Change = { readonly from: PlaceContent | null; readonly to: PlaceContent }
type Put = { readonly content: PlaceContent; readonly expected: PlaceContent | null }

/** The hand that reaches services. */
export function servicePlaces(world: ServiceWorld): ServiceHand {
  return {
    look: async (at) => look(world, reached(at)),
    put: async (at, content, expected) => put(world, reached(at), { content, expected }),
    isDeployed: async (at, since) => isDeployed(world, reached(at), since),
    diff: async (at, change) => diff(world, reached(at), change),
  }
}

/** Whether a place stands at a service. */
export function isServicePlace(caller: Caller): caller is Extract<Caller, { kind: ServiceKind }> {
  return ['github-secret', 'gitlab-variable', 'vercel-variable'].includes(caller.kind)
}

function reached({ caller, account, signal }: PlaceAt): AnyServiceAt {
  if (!isServicePlace(caller)) throw new VaultError('capability-missing')
  const kind = caller.kind.split('-', 1)[0]
  if (account === null || account.kind !== kind) throw new VaultError('provider-unauthorized')
  return { caller, account, signal }
}

async function look(world: ServiceWorld, { caller, ...via }: AnyServiceAt): Promise<PlaceSeen> {
  const text = await standing(world, { caller, ...via })
  return { content: text === null ? null : contentOf(caller, text), line: null, facts: [] }
}

function standing(world: ServiceWorld, { caller, ...via }: AnyServiceAt): Promise<string | null> {
  switch (caller.kind) {
    case 'github-secret':
      return lookAtGitHub(world, { caller, ...via })
    case 'gitlab-variable':
      return lookAtGitLab(world, { caller, ...via })
    case 'vercel-variable':
      return lookAtVercel(world, { caller, ...via })
    default:
      return assertNever(caller)
  }
}

async function put(
  world: ServiceWorld,
  { caller, ...via }: AnyServiceAt,
  change: Put,
): Promise<PutOutcome> {
  switch (caller.kind) {
    case 'github-secret':
      await putToGitHub(world, { caller, ...via }, change.content)
      return { state: 'updated', output: null }
    case 'gitlab-variable':
      await putToGitLab(world, { caller, ...via }, change)
      return { state: 'updated', output: null }
    case 'vercel-variable':
      await putToVercel(world, { caller, ...via }, change)
      return { state: caller.target === 'development' ? 'updated' : 'waiting', output: null }
    default:
      return assertNever(caller)
  }
}

function isDeployed(
  world: ServiceWorld,
  { caller, ...via }: AnyServiceAt,
  since: number,
): Promise<boolean> {
  if (caller.kind !== 'vercel-variable') return Promise.resolve(true)
  return isDeployedAtVercel(world, { caller, ...via }, since)
}

async function diff(
  world: ServiceWorld,
  { caller, ...via }: AnyServiceAt,
  change: Change,
): Promise<PlaceDiff> {
  switch (caller.kind) {
    case 'github-secret':
      return maskedLines(caller.name, change)
    case 'gitlab-variable':
      return maskedLines(caller.key, change)
    case 'vercel-variable': {
      const targets = await targetsAtVercel(world, { caller, ...via })
      return maskedLines(caller.key, change, ` (${targets.join(', ').slice(0, 100)})`)
    }
    default:
      return assertNever(caller)
  }
}
