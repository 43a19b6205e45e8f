import { Caller, type StoredCaller } from './caller.ts'
import { assertNever } from './errors.ts'
import { limits } from './policy.ts'

/** A place in two words. */
export type PlaceName = {
  /** A file, `owner/repository`, a project, a program, or the person's own words. */
  readonly where: string
  /** A variable, a pointer, the name of a secret; empty where there is none. */
  readonly what: string
}

/** Where a place is, and what it is called there. */
export function nameOfPlace(caller: Caller): PlaceName {
  switch (caller.kind) {
    case 'env-file':
      return { where: caller.path, what: caller.variable }
    case 'json-file':
    case 'yaml-file':
      return { where: caller.path, what: caller.pointer }
    case 'aws-credentials':
      return { where: caller.path, what: caller.profile }
    case 'npmrc':
      return { where: caller.path, what: caller.key }
    case 'github-secret': {
      const { owner, repository, environment, name } = caller
      const what = environment === null ? name : `${environment} / ${name}`
      return { where: `${owner}/${repository}`, what }
    }
    case 'gitlab-variable': {
      const what = caller.scope === '*' ? caller.key : `${caller.scope} / ${caller.key}`
      return { where: caller.project, what }
    }
    case 'vercel-variable':
      return { where: caller.project, what: `${caller.target} / ${caller.key}` }
    case 'command':
      return { where: caller.argv.join(' ').slice(0, limits.path), what: caller.name ?? '' }
    case 'manual':
      return { where: caller.label, what: '' }
    default:
      return assertNever(caller)
  }
}

/** The places of an item in few words each: those that Keyturn can reach, then what was written. */
export function shortPlaceNames(item: {
  readonly places?: readonly StoredCaller[] | undefined
  readonly callers: readonly string[]
}): readonly string[] {
  const reached = (item.places ?? []).map((stored) => {
    const caller = Caller.safeParse(stored).data
    return caller ? shortName(caller) : stored.kind
  })
  return [...reached, ...item.callers]
}

/** A file by its folder and name, everything else by where it is. */
function shortName(caller: Caller): string {
  const { where } = nameOfPlace(caller)
  return 'path' in caller ? where.split(/[\\/]/).filter(Boolean).slice(-2).join('/') : where
}
