import { Refusal } from '../http/refusal.ts'
import type { ManagementTokens } from '../management.ts'

export const targets = ['production', 'preview', 'development'] as const
export type Target = (typeof targets)[number]

export const variableTypes = ['plain', 'encrypted', 'sensitive'] as const
export type VariableType = (typeof variableTypes)[number]

/** One environment variable, for one or several targets. */
export type EnvVariable = {
  readonly id: string
  readonly key: string
  readonly value: string
  readonly target: readonly Target[]
  readonly type: VariableType
  readonly createdAt: number
  readonly updatedAt: number
}

/** A deployment, with the values that it was built with, by the id of their variable. */
export type Deployment = {
  readonly uid: string
  readonly target: Target
  readonly createdAt: number
  readonly readyAt: number
  readonly values: Readonly<Record<string, string>>
}

export type VercelProject = {
  readonly id: string
  readonly name: string
  readonly variables: readonly EnvVariable[]
  readonly deployments: readonly Deployment[]
}

export type VercelSettings = {
  /** Whether somebody deploys by themselves a while after a variable was changed. */
  readonly deploysBySelf: boolean
}

export type VercelState = {
  readonly version: 1
  readonly tokens: ManagementTokens
  readonly settings: VercelSettings
  readonly projects: readonly VercelProject[]
}

/** How many deployments a project remembers. */
const deploymentsKept = 40

/** What Vercel knows on its first day. */
export function freshVercelState(tokens: ManagementTokens): VercelState {
  const project = { id: 'prj_checkout', name: 'checkout', variables: [], deployments: [] }
  return { version: 1, tokens, settings: { deploysBySelf: true }, projects: [project] }
}

/** The project of that id or name, if there is one. */
export function findProject({ projects }: VercelState, which: string): VercelProject | undefined {
  return projects.find(({ id, name }) => id === which || name === which)
}

/** The project of a request, or a refusal. */
export function projectOf(state: VercelState, which: string): VercelProject {
  const found = findProject(state, which)
  if (found === undefined) throw new Refusal(404, 'not_found', 'Project not found.')
  return found
}

/** The variable of a request, or a refusal. */
export function variableOf({ variables }: VercelProject, id: string): EnvVariable {
  const found = variables.find((variable) => variable.id === id)
  if (found === undefined) throw new Refusal(404, 'not_found', 'Environment variable not found.')
  return found
}

/** The state with one project replaced, or added. */
export function withProject(state: VercelState, changed: VercelProject): VercelState {
  const others = state.projects.filter(({ id }) => id !== changed.id)
  return { ...state, projects: [...others, changed] }
}

/** The project with one variable replaced, or added; deployments to come are built with it. */
export function withVariable(project: VercelProject, changed: EnvVariable): VercelProject {
  const { id, value, target, updatedAt } = changed
  const variables = [...project.variables.filter((each) => each.id !== id), changed]
  const deployments = project.deployments.map((each) =>
    each.createdAt > updatedAt && target.includes(each.target)
      ? { ...each, values: { ...each.values, [id]: value } }
      : each,
  )
  return { ...project, variables, deployments }
}

/** The project with a deployment built of its present values. */
export function withDeployment(
  project: VercelProject,
  made: Omit<Deployment, 'values'>,
): VercelProject {
  const mine = project.variables.filter(({ target }) => target.includes(made.target))
  const values = Object.fromEntries(mine.map(({ id, value }) => [id, value]))
  const deployments = [...project.deployments, { ...made, values }].slice(-deploymentsKept)
  return { ...project, deployments }
}

/** What a variable is where the newest ready deployment runs; null before the first. */
export function liveValue(
  { deployments }: VercelProject,
  { id }: EnvVariable,
  of: { readonly target: Target; readonly now: number },
): string | null {
  const ready = deployments.filter(
    ({ target, readyAt }) => target === of.target && readyAt <= of.now,
  )
  return ready.toSorted((one, other) => other.createdAt - one.createdAt)[0]?.values[id] ?? null
}
