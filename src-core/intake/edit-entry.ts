// Changes the proposals of an entry as a person says.
// Promises that what they left out stays as it is.
import { VaultError } from '../../src-shared/errors.ts'
import type { EntryChange } from '../../src-shared/intake.ts'
import { limits } from '../../src-shared/policy.ts'
import { withChange, type HeldEntry } from './held-entry.ts'

/** The entry with the change; throws 'bad-request' where a tag is one too many. */
export function withEdits(held: HeldEntry, { tag, ...fields }: EntryChange): HeldEntry {
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  const edits = { ...held.edits, ...said }
  return withChange(held, {
    edits: tag === undefined ? edits : { ...edits, tags: tagged(held, tag) },
  })
}

function tagged({ draft: { tags } }: HeldEntry, tag: string): string[] {
  if (tags.includes(tag)) return tags
  if (tags.length >= limits.tags) throw new VaultError('bad-request')
  return [...tags, tag]
}
