import type { Guide } from '../../../src-shared/guide.ts'

/** A vendor's pages that help where deliveries do not arrive after a change. */
export function notFiringDocs(guide: Pick<Guide, 'docs'> | null): Guide['docs'] {
  return guide?.docs.filter(({ title }) => /webhooks not firing/i.test(title)) ?? []
}
