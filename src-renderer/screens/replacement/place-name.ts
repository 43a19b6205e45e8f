import type { PlaceView } from '../../../src-shared/rotation.ts'
import { visibleText } from '../../format/visible-text.ts'

const files: ReadonlySet<string> = new Set([
  'env-file',
  'json-file',
  'yaml-file',
  'aws-credentials',
  'npmrc',
])

/** A place in a few words: of a path, its end, which tells files of different folders apart. */
export function placeName({ kind, where }: Pick<PlaceView, 'kind' | 'where'>): string {
  if (!files.has(kind)) return visibleText(where)
  const parts = where.split(/[\\/]/u).filter((part) => part !== '')
  return visibleText(parts.slice(-2).join('/'))
}
