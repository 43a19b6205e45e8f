// The words in which the known formats of keys are written down.
// Promises plain data: a new format is a new row and no new code.
// Must not know files; patterns are for recognising only, never for refusing what a person typed.
import type { ItemKind } from '../../../src-shared/item.ts'

/** How keys of one kind look. */
export type KeyFormat = {
  readonly id: string
  /** The provider as people write its name; empty for forms that many use, such as a JWT. */
  readonly provider: string
  /** Lower-case letters, digits and underscores: the base of proposed names. */
  readonly serviceName: string
  readonly kind: ItemKind
  /** What it begins with; none where its shape alone tells, or where only a name does. */
  readonly starts: readonly string[]
  /** What stands in the midst of every one whose shape alone tells; else empty. */
  readonly mark: string
  /** The whole of it with its beginning, as the source of a regular expression of linear time. */
  readonly pattern: string
  /** Words one of which the name of the variable has to have; none where the key tells itself. */
  readonly words: readonly string[]
  /** Whether its checksum is right; null where it has none that is published. */
  readonly sum: ((value: string) => boolean) | null
  /** How the public half looks that may stand beside it, or null. */
  readonly idPattern: string | null
  /** Whether it is made to be published: then it is recognised in order to be left out. */
  readonly isPublic: boolean
  /** Whether other providers write theirs in the same way, so that the name has to help. */
  readonly isShared: boolean
  /** Such as `Test`, where the key itself tells; else empty. */
  readonly environment: string
}

/** Who issues a key, and what its service is called in proposed names. */
export type Issuer = Pick<KeyFormat, 'provider' | 'serviceName'>

type Row = Issuer & Pick<KeyFormat, 'id'> & Partial<KeyFormat> & { readonly body: string }

/** One row of the tables; what it leaves out is the common case. */
export function keyFormat({ body, ...row }: Row): KeyFormat {
  const starts = row.starts ?? []
  const start = starts.length === 0 ? '' : `(?:${starts.map(quoted).join('|')})`
  return {
    kind: 'api-key',
    mark: '',
    words: [],
    sum: null,
    idPattern: null,
    isPublic: false,
    isShared: false,
    environment: '',
    ...row,
    starts,
    pattern: start + body,
  }
}

/** A text as a regular expression that matches just that text. */
export function quoted(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
