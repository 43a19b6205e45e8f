// Writes environment variables of a Vercel project, which count from the next deployment on.
// Promises that only the value of a variable is changed, that a list which may not be whole proves
// nothing, and that a deployment counts only if it was made after the change by Vercel's own clock.
// Source: vercel.com/docs/rest-api, "Projects" and "Deployments".
import { z } from 'zod'
import { VaultError } from '../../../src-shared/errors.ts'
import type { PlaceContent } from '../place-hand.ts'
import { refuseChanged, textFor, type ServiceAt, type ServiceWorld } from './service-place.ts'
import { readService } from './service-request.ts'

/** A variable of Vercel, and how it is reached. */
export type VercelAt = ServiceAt<'vercel-variable'>

const Id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/)

const Variable = z.object({
  id: Id,
  key: z.string(),
  type: z.string(),
  target: z.union([z.string(), z.array(z.string())]).optional(),
  gitBranch: z.string().nullish(),
  updatedAt: z.number().nullish(),
})
type Variable = z.infer<typeof Variable>

const VariableList = z.object({
  envs: z.array(Variable),
  pagination: z.object({ next: z.number().nullable() }).optional(),
})

const Project = z.object({ id: Id })

const Value = z.object({ value: z.string(), decrypted: z.boolean().optional() })

const Changed = z.object({ id: Id, key: z.string() })

const DeploymentList = z.object({
  deployments: z.array(
    z.object({
      created: z.number(),
      state: z.string().nullish(),
      readyState: z.string().nullish(),
      readySubstate: z.string().nullish(),
      target: z.string().nullish(),
    }),
  ),
})
type Deployment = z.infer<typeof DeploymentList>['deployments'][number]

/** The most pages of a list that are read. */
const pagesRead = 20

/** The newest deployments that are looked at; a staged one may stand before the live one. */
const deploymentsSeen = 20

/** What stands there, or null for a variable that Vercel does not give back. */
export async function lookAtVercel(world: ServiceWorld, at: VercelAt): Promise<string | null> {
  return valueOf(world, at, await variableOf(world, at))
}

/** Puts the value there, for every target that shares it; the same twice is the same once. */
export async function putToVercel(
  world: ServiceWorld,
  at: VercelAt,
  change: { readonly content: PlaceContent; readonly expected: PlaceContent | null },
): Promise<void> {
  const value = textFor(at.caller, change.content)
  const variable = await variableOf(world, at)
  const stands = await valueOf(world, at, variable)
  // A change would move the moment after which a deployment counts.
  if (stands === value) return
  refuseChanged(at.caller, stands, change.expected)
  const target = pathOf(at, `/v9/projects/{project}/env/${variable.id}`)
  const order = { method: 'PATCH', target, body: { value }, schema: Changed } as const
  const changed = await readService(world, at, order)
  const isOurs = changed.id === variable.id && changed.key === variable.key
  if (!isOurs) throw new VaultError('provider-garbage')
}

/** The targets that share the variable: changing it for one changes it for all. */
export async function targetsAtVercel(
  world: ServiceWorld,
  at: VercelAt,
): Promise<readonly string[]> {
  return targetsOf(await variableOf(world, at))
}

/** Whether a deployment that was made after the change answers by now. */
export async function isDeployedAtVercel(
  world: ServiceWorld,
  at: VercelAt,
  since: number,
): Promise<boolean> {
  const { target } = at.caller
  // What runs on a developer's machine is pulled there and not deployed.
  if (target === 'development') return true
  const { updatedAt } = await variableOf(world, at)
  const projectId = await projectIdOf(world, at)
  const limit = String(deploymentsSeen)
  const query = new URLSearchParams({ projectId, target, state: 'READY', limit })
  const order = { method: 'GET', schema: DeploymentList } as const
  const path = pathOf(at, '/v6/deployments', query)
  const { deployments } = await readService(world, at, { ...order, target: path })
  // Two instants of Vercel's own clock are compared; ours may be wrong.
  return deployments.some(
    (deployment) => answersFor(target, deployment) && deployment.created > (updatedAt ?? since),
  )
}

async function variableOf(world: ServiceWorld, at: VercelAt): Promise<Variable> {
  const { key, target } = at.caller
  const found = (await variablesOf(world, at)).filter(
    (each) => each.key === key && targetsOf(each).includes(target) && !each.gitBranch,
  )
  const [variable] = found
  if (variable === undefined) throw new VaultError('place-missing')
  if (found.length > 1) throw new VaultError('place-unreadable')
  return variable
}

// Pages are asked for by the `next` of the one before (vercel.com/docs/rest-api, "Pagination").
async function variablesOf(world: ServiceWorld, at: VercelAt): Promise<readonly Variable[]> {
  const all = new Map<string, Variable>()
  const query = new URLSearchParams()
  for (let page = 0; page < pagesRead; page += 1) {
    const path = pathOf(at, '/v10/projects/{project}/env', query)
    const order = { method: 'GET', target: path, schema: VariableList } as const
    const { envs, pagination } = await readService(world, at, order)
    for (const variable of envs) all.set(variable.id, variable)
    const next = pagination?.next ?? null
    if (next === null) return [...all.values()]
    query.set('until', String(next))
  }
  throw new VaultError('place-unreadable')
}

/** The id of the project: not everywhere does a name do instead. */
async function projectIdOf(world: ServiceWorld, at: VercelAt): Promise<string> {
  const target = pathOf(at, '/v9/projects/{project}')
  return (await readService(world, at, { method: 'GET', target, schema: Project })).id
}

async function valueOf(
  world: ServiceWorld,
  at: VercelAt,
  variable: Variable,
): Promise<string | null> {
  switch (variable.type) {
    case 'sensitive':
      return null
    case 'plain':
    case 'encrypted': {
      const target = pathOf(at, `/v1/projects/{project}/env/${variable.id}`)
      const read = await readService(world, at, { method: 'GET', target, schema: Value })
      // Without the right to decrypt, what comes back is not what stands there.
      return variable.type === 'plain' || read.decrypted === true ? read.value : null
    }
    default:
      // `system` is Vercel's own; the old `secret` holds the name of another thing.
      throw new VaultError('place-refused')
  }
}

function answersFor(target: string, deployment: Deployment): boolean {
  if ((deployment.readyState ?? deployment.state) !== 'READY') return false
  if (target !== 'production') return deployment.target !== 'production'
  const substate = deployment.readySubstate ?? 'PROMOTED'
  // STAGED has never seen production traffic, and ROLLING does not see all of it.
  return deployment.target === 'production' && substate === 'PROMOTED'
}

function targetsOf({ target }: Variable): readonly string[] {
  return typeof target === 'string' ? [target] : (target ?? [])
}

function pathOf({ caller }: VercelAt, path: string, query = new URLSearchParams()): string {
  const { project, team } = caller
  if (team !== null) query.set(team.startsWith('team_') ? 'teamId' : 'slug', team)
  const filled = path.replace('{project}', () => encodeURIComponent(project))
  return query.size === 0 ? filled : `${filled}?${query.toString()}`
}
