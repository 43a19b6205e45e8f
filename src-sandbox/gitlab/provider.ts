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
import { makeManagementTokens, requireAdmin, type ManagementTokens } from '../management.ts'
import type { Provider } from '../provider.ts'
import { sha256Hex } from '../random-values.ts'
import { StateFile } from '../state-file.ts'
import {
  checkMaskable,
  findProject,
  freshGitLabState,
  projectOf,
  variableOf,
  withProject,
  withVariable,
  type CiVariable,
  type GitLabState,
  type Project,
} from './state.ts'

const variablePath = '/api/v4/projects/{project}/variables/{key}'

/** The practice GitLab: CI/CD variables by key and scope. */
export class GitLabProvider implements Provider {
  readonly name = 'gitlab'
  readonly #file: StateFile<GitLabState>

  constructor(path: string) {
    const fresh = () => freshGitLabState(makeManagementTokens())
    this.#file = new StateFile<GitLabState>({ path, fresh })
  }

  readonly routes: readonly Route[] = [
    this.#route('GET', variablePath, (call) => this.#tell(call)),
    this.#route('PUT', variablePath, (call) => this.#put(call)),
    this.#route('POST', '/sim/v1/values', (call) => this.#addValue(call)),
  ]

  get tokens(): ManagementTokens {
    return this.#file.value.tokens
  }

  readonly refusalBody = ({ message }: Refusal): JsonObject => ({ message })

  readonly describe = (): JsonObject => ({
    settings: {},
    variables: this.#all().map(([project, { value, ...rest }]) => ({
      project,
      ...rest,
      value_sha256: sha256Hex(value),
      last4: value.slice(-4),
    })),
  })

  readonly places = (): readonly JsonObject[] =>
    this.#all().map(([project, variable]) => ({ project, ...variable }))

  readonly applySettings = (): void => {
    throw new Refusal(400, 'bad_setting', 'GitLab practice has no settings.')
  }

  readonly reset = (): void => {
    this.#file.update(({ tokens }) => freshGitLabState(tokens))
  }

  #route(method: Route['method'], path: string, handle: (call: Call) => Reply): Route {
    return {
      method,
      path,
      access: 'open',
      handle: (call) => {
        requireAdmin(withPrivateToken(call), this.tokens)
        return handle(call)
      },
    }
  }

  #tell(call: Call): Reply {
    return { status: 200, body: told(this.#variableOf(call)[1]) }
  }

  #put(call: Call): Reply {
    const [project, variable] = this.#variableOf(call)
    const changed = { ...variable, value: valueIn(jsonBody(call), 'value') }
    this.#keep(project, changed)
    return { status: 200, body: told(changed), committed: true }
  }

  /** Adds a variable, and its project if need be: for samples. */
  #addValue(call: Call): Reply {
    const body = jsonBody(call)
    const path = textIn(body, 'project')
    const id = 41 + this.#file.value.projects.length
    const isTrue = (name: string): boolean => body[name] === true
    this.#keep(findProject(this.#file.value, path) ?? { id, path, variables: [] }, {
      key: textIn(body, 'key'),
      value: valueIn(body, 'value'),
      scope: textIn(body, 'scope'),
      masked: isTrue('masked'),
      hidden: isTrue('hidden'),
      protected: isTrue('protected'),
    })
    return { status: 201, body: {}, committed: true }
  }

  #keep(project: Project, variable: CiVariable): void {
    checkMaskable(variable)
    this.#file.update((state) => withProject(state, withVariable(project, variable)))
  }

  #variableOf(call: Call): readonly [Project, CiVariable] {
    const project = projectOf(this.#file.value, segmentOf(call, 'project'))
    const scope = queryOf(call).get('filter[environment_scope]')
    return [project, variableOf(project, segmentOf(call, 'key'), scope)]
  }

  #all(): readonly (readonly [string, CiVariable])[] {
    return this.#file.value.projects.flatMap(({ path, variables }) =>
      variables.map((variable) => [path, variable] as const),
    )
  }
}

// GitLab takes a token in a header of its own.
function withPrivateToken(call: Call): Call {
  const token = call.headers['private-token']
  if (typeof token !== 'string') return call
  return { ...call, headers: { ...call.headers, authorization: `Bearer ${token}` } }
}

function told({ key, value, scope, masked, hidden, ...rest }: CiVariable): JsonObject {
  return {
    variable_type: 'env_var',
    key,
    value: hidden ? null : value,
    protected: rest.protected,
    masked,
    hidden,
    raw: false,
    environment_scope: scope,
    description: null,
  }
}
