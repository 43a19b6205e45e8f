// Writes CI/CD variables of a GitLab project.
// Promises that only the variable of the very scope is touched, and of it only the value: masked,
// hidden, protected and raw stay as they are.
// Source: docs.gitlab.com, "Project-level CI/CD variables API".
import { z } from 'zod'
import { VaultError } from '../../../src-shared/errors.ts'
import type { PlaceContent } from '../place-hand.ts'
import { refuseChanged, textFor, type ServiceAt, type ServiceWorld } from './service-place.ts'
import { readService } from './service-request.ts'

/** A variable of GitLab, and how it is reached. */
export type GitLabAt = ServiceAt<'gitlab-variable'>

const Variable = z.object({
  key: z.string(),
  /** Null for a hidden one. */
  value: z.string().nullable(),
  hidden: z.boolean().optional(),
  environment_scope: z.string(),
})
type Variable = z.infer<typeof Variable>

/** What stands there, or null for a hidden variable. */
export async function lookAtGitLab(world: ServiceWorld, at: GitLabAt): Promise<string | null> {
  const target = targetOf(at)
  return valueOf(at, await readService(world, at, { method: 'GET', target, schema: Variable }))
}

/** Puts the value there; the same twice is the same once. */
export async function putToGitLab(
  world: ServiceWorld,
  at: GitLabAt,
  change: { readonly content: PlaceContent; readonly expected: PlaceContent | null },
): Promise<void> {
  const value = textFor(at.caller, change.content)
  const stands = await lookAtGitLab(world, at)
  if (stands === value) return
  refuseChanged(at.caller, stands, change.expected)
  const order = { method: 'PUT', target: targetOf(at), body: { value }, schema: Variable } as const
  const now = valueOf(at, await readService(world, at, order))
  if (now !== null && now !== value) throw new VaultError('provider-garbage')
}

function valueOf({ caller }: GitLabAt, variable: Variable): string | null {
  if (variable.key !== caller.key) throw new VaultError('provider-garbage')
  // An old GitLab passes over the filter and answers with a variable of another scope.
  if (variable.environment_scope !== caller.scope) throw new VaultError('place-missing')
  return variable.hidden === true ? null : variable.value
}

function targetOf({ caller: { project, key, scope } }: GitLabAt): string {
  const filter = `filter%5Benvironment_scope%5D=${encodeURIComponent(scope)}`
  return `/api/v4/projects/${encodeURIComponent(project)}/variables/${key}?${filter}`
}
