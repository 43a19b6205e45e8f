import { Refusal } from '../http/refusal.ts'
import type { ManagementTokens } from '../management.ts'

/** One CI/CD variable. */
export type CiVariable = {
  readonly key: string
  readonly value: string
  readonly scope: string
  readonly masked: boolean
  readonly hidden: boolean
  readonly protected: boolean
}

export type Project = {
  readonly id: number
  readonly path: string
  readonly variables: readonly CiVariable[]
}

export type GitLabState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly projects: readonly Project[]
}

/** What GitLab knows on its first day. */
export function freshGitLabState(tokens: ManagementTokens): GitLabState {
  return { version: 1, tokens, projects: [{ id: 41, path: 'northwind/checkout', variables: [] }] }
}

/** The project of that number or path, if there is one. */
export function findProject({ projects }: GitLabState, which: string): Project | undefined {
  return projects.find(({ id, path }) => String(id) === which || path === which)
}

/** The project of a request, or a refusal. */
export function projectOf(state: GitLabState, which: string): Project {
  const found = findProject(state, which)
  if (found === undefined) throw new Refusal(404, 'not_found', '404 Project Not Found')
  return found
}

/** The variable of a request, or a refusal; without a scope there must be one alone. */
export function variableOf(project: Project, key: string, scope: string | null): CiVariable {
  const found = project.variables.filter(
    (variable) => variable.key === key && (scope === null || variable.scope === scope),
  )
  const [variable] = found
  if (variable === undefined) throw new Refusal(404, 'not_found', '404 Variable Not Found')
  if (found.length > 1) {
    const message = "There are multiple variables. Please use 'filter[environment_scope]'"
    throw new Refusal(409, 'conflict', message)
  }
  return variable
}

/** The state with one project replaced, or added. */
export function withProject(state: GitLabState, changed: Project): GitLabState {
  const others = state.projects.filter(({ id }) => id !== changed.id)
  return { ...state, projects: [...others, changed] }
}

/** The project with one variable replaced, or added. */
export function withVariable(project: Project, changed: CiVariable): Project {
  const others = project.variables.filter(
    ({ key, scope }) => key !== changed.key || scope !== changed.scope,
  )
  return { ...project, variables: [...others, changed] }
}

/** Refuses a value that GitLab could not mask in a log. */
export function checkMaskable({ masked, value }: CiVariable): void {
  if (masked && !/^\S{8,}$/.test(value)) throw new Refusal(400, 'bad_request', 'value is invalid')
}
