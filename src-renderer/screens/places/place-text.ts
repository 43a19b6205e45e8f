import type { Caller } from '../../../src-shared/caller.ts'
import { placeWords } from '../../words/en-places.ts'
import { lineOf } from './command-line.ts'

/** How a place reads in a list: what holds the key, and where that is. */
export type PlaceText = { readonly what: string; readonly where: string }

/** A place in two short texts. */
export function placeText(caller: Caller): PlaceText {
  switch (caller.kind) {
    case 'env-file':
      return { what: caller.variable, where: caller.path }
    case 'json-file':
    case 'yaml-file':
      return { what: caller.pointer, where: caller.path }
    case 'aws-credentials':
      return { what: `[${caller.profile}]`, where: caller.path }
    case 'npmrc':
      return { what: caller.key, where: caller.path }
    case 'github-secret':
      return {
        what: caller.name,
        where: joined('GitHub', `${caller.owner}/${caller.repository}`, caller.environment),
      }
    case 'gitlab-variable': {
      const scope = caller.scope === '*' ? null : caller.scope
      return { what: caller.key, where: joined('GitLab', caller.project, scope) }
    }
    case 'vercel-variable': {
      const target = placeWords.fields.targets[caller.target]
      return { what: caller.key, where: joined('Vercel', caller.project, target) }
    }
    case 'command':
      return { what: lineOf(caller.argv), where: caller.folder ?? '' }
    case 'manual':
      return { what: caller.label, where: '' }
  }
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ')
}
