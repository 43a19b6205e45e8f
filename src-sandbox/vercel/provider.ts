import type { Clock } from '../../src-shared/clock.ts'
import {
  jsonBody,
  queryOf,
  segmentOf,
  textIn,
  valueIn,
  type Call,
  type JsonObject,
  type Reply,
} from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { makeManagementTokens, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { randomHex16, sha256Hex } from '../random-values.ts'
import { StateFile } from '../state-file.ts'
import { readTarget, readVariable } from './new-values.ts'
import {
  findProject,
  freshVercelState,
  liveValue,
  projectOf,
  variableOf,
  withDeployment,
  withProject,
  withVariable,
  type Deployment,
  type EnvVariable,
  type Target,
  type VercelProject,
  type VercelState,
} from './state.ts'

/** When somebody deploys after a change, and how long that takes to be ready. */
const deploysAfterMs = 5_000
const buildsForMs = 30_000

/** The practice Vercel: variables that count from the next deployment on. */
export class VercelProvider implements Provider {
  readonly name = 'vercel'
  readonly routes: readonly Route[]
  readonly #clock: Clock
  readonly #file: StateFile<VercelState>

  constructor(clock: Clock, path: string) {
    this.#clock = clock
    const fresh = () => freshVercelState(makeManagementTokens())
    this.#file = new StateFile<VercelState>({ path, fresh })
    this.routes = [
      managed('GET', '/v9/projects/{project}', (call) => {
        const { id, name } = this.#projectOf(call)
        return { status: 200, body: { id, name } }
      }),
      managed('GET', '/v10/projects/{project}/env', (call) => this.#list(call)),
      managed('GET', '/v1/projects/{project}/env/{id}', (call) => this.#tell(call)),
      managed('PATCH', '/v9/projects/{project}/env/{id}', (call) => this.#change(call)),
      managed('GET', '/v6/deployments', (call) => this.#listDeployments(call)),
      managed('POST', '/sim/v1/values', (call) => this.#addValue(call)),
      managed('POST', '/sim/v1/deployments', (call) => this.#deploy(call)),
    ]
  }

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = ({ code, message }: Refusal): JsonObject => ({ error: { code, message } })

  readonly describe = (): JsonObject => ({
    settings: this.#file.value.settings,
    variables: this.#all().map(([{ name: project }, { value, ...rest }]) => ({
      project,
      ...rest,
      value_sha256: sha256Hex(value),
      last4: value.slice(-4),
    })),
  })

  readonly places = (): readonly JsonObject[] =>
    this.#all().map(([project, variable]) => ({
      project: project.name,
      key: variable.key,
      target: variable.target,
      value: variable.value,
      live: Object.fromEntries(
        variable.target.map((target) => [target, this.#live(project, variable, target)]),
      ),
    }))

  readonly applySettings = (change: JsonObject): void => {
    const { deploysBySelf, ...others } = change
    if (typeof deploysBySelf !== 'boolean' || Object.keys(others).length > 0) {
      throw new Refusal(400, 'bad_setting', 'Vercel practice has one setting: deploysBySelf.')
    }
    this.#file.update((state) => ({ ...state, settings: { deploysBySelf } }))
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshVercelState(tokens))
  }

  #list(call: Call): Reply {
    const envs = this.#projectOf(call).variables.map((variable) => ({
      ...listed(variable),
      // The list gives no value of any but a plain one to read.
      value: variable.type === 'plain' ? variable.value : scrambled(variable),
    }))
    return { status: 200, body: { envs } }
  }

  #tell(call: Call): Reply {
    const variable = variableOf(this.#projectOf(call), segmentOf(call, 'id'))
    const decrypted = variable.type !== 'sensitive'
    const value = decrypted ? variable.value : ''
    return { status: 200, body: { ...listed(variable), value, decrypted } }
  }

  #change(call: Call): Reply {
    const project = this.#projectOf(call)
    const variable = variableOf(project, segmentOf(call, 'id'))
    const value = valueIn(jsonBody(call), 'value')
    const changed = { ...variable, value, updatedAt: this.#clock.now() }
    this.#keep(this.#soonDeployed(withVariable(project, changed), changed))
    return { status: 200, body: { ...listed(changed), value: scrambled(changed) }, committed: true }
  }

  #listDeployments(call: Call): Reply {
    const query = queryOf(call)
    const target = query.get('target')
    const limit = Number(query.get('limit') ?? 20)
    const now = this.#clock.now()
    const deployments = projectOf(this.#file.value, query.get('projectId') ?? '')
      .deployments.filter(({ createdAt }) => createdAt <= now)
      .filter((deployment) => target === null || deployment.target === target)
      .toSorted((one, other) => other.createdAt - one.createdAt)
      .map((deployment) => listedDeployment(deployment, now))
      .filter(({ state }) => (query.get('state') ?? state).split(',').includes(state))
      .slice(0, limit)
    const pagination = { count: deployments.length, next: null, prev: null }
    return { status: 200, body: { deployments, pagination } }
  }

  /** Adds a variable that is live already, and its project if need be: for samples. */
  #addValue(call: Call): Reply {
    const body = jsonBody(call)
    const name = textIn(body, 'project')
    const bare = { id: `prj_${randomHex16()}`, name, variables: [], deployments: [] }
    const now = this.#clock.now()
    const dates = { createdAt: now, updatedAt: now }
    const variable = { id: randomHex16(), ...readVariable(body), ...dates }
    const project = withVariable(findProject(this.#file.value, name) ?? bare, variable)
    this.#keep(
      variable.target.reduce(
        (all, target) => withDeployment(all, builtAt(now, now, target)),
        project,
      ),
    )
    return { status: 201, body: { id: variable.id }, committed: true }
  }

  #deploy(call: Call): Reply {
    const body = jsonBody(call)
    const project = projectOf(this.#file.value, textIn(body, 'project'))
    // Never at the very instant of a change: a clock that stands still would hide the order.
    const at = Math.max(this.#clock.now(), ...project.variables.map((one) => one.updatedAt + 1))
    const readyAt = at + Number(body['readyInMs'] ?? 0)
    this.#keep(withDeployment(project, builtAt(at, readyAt, readTarget(body['target']))))
    return { status: 201, body: {}, committed: true }
  }

  #soonDeployed(project: VercelProject, { target, updatedAt }: EnvVariable): VercelProject {
    if (!this.#file.value.settings.deploysBySelf) return project
    const at = updatedAt + deploysAfterMs
    return target
      .filter((each) => each !== 'development')
      .reduce((all, each) => withDeployment(all, builtAt(at, at + buildsForMs, each)), project)
  }

  #live(project: VercelProject, variable: EnvVariable, target: Target): string | null {
    // What runs on a developer's machine is pulled there and not deployed.
    if (target === 'development') return variable.value
    return liveValue(project, variable, { target, now: this.#clock.now() })
  }

  #keep(project: VercelProject): void {
    this.#file.update((state) => withProject(state, project))
  }

  #projectOf(call: Call): VercelProject {
    return projectOf(this.#file.value, segmentOf(call, 'project'))
  }

  #all(): readonly (readonly [VercelProject, EnvVariable])[] {
    return this.#file.value.projects.flatMap((project) =>
      project.variables.map((variable) => [project, variable] as const),
    )
  }
}

function managed(method: Route['method'], path: string, handle: (call: Call) => Reply): Route {
  return { method, path, access: 'management', handle }
}

function builtAt(createdAt: number, readyAt: number, target: Target): Omit<Deployment, 'values'> {
  return { uid: `dpl_${randomHex16()}`, target, createdAt, readyAt }
}

function listed({ id, key, target, type, createdAt, updatedAt }: EnvVariable): JsonObject {
  return { id, key, target, type, createdAt, updatedAt, gitBranch: null }
}

function scrambled({ id }: EnvVariable): string {
  return `eyJ${sha256Hex(id).slice(0, 40)}`
}

function listedDeployment(
  { uid, target, createdAt, readyAt }: Deployment,
  now: number,
): JsonObject & { readonly state: string } {
  const state = readyAt <= now ? 'READY' : 'BUILDING'
  return {
    uid,
    created: createdAt,
    createdAt,
    state,
    readyState: state,
    // A preview has no target of its own.
    target: target === 'production' ? target : null,
    ...(state === 'READY' && target === 'production' ? { readySubstate: 'PROMOTED' } : {}),
  }
}
