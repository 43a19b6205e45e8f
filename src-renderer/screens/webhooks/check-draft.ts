import type { ItemId } from '../../../src-shared/ids.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'

/** What the form of a captured request holds. */
export type CheckDraft = {
  readonly headers: string
  readonly body: string
  readonly request: string
  readonly among: 'all' | 'this'
  readonly time: 'now' | 'then'
  /** When it came, as the field of a day and a time writes it, in UTC. */
  readonly receivedAt: string
}

/** What cannot stay as it is. */
export type WrongCheck = { readonly headers: boolean; readonly receivedAt: boolean }

/** An empty form. */
export const emptyCheck: CheckDraft = {
  ...{ headers: '', body: '', request: '' },
  ...{ among: 'all', time: 'now', receivedAt: '' },
}

/** A captured request as the bridge wants it, or null with what is wrong; the body stays as it is. */
export function readCheck(
  draft: CheckDraft,
  itemId: ItemId,
): { readonly input: Input<'webhooks.check'> | null; readonly wrong: WrongCheck } {
  const received = draft.time === 'now' ? null : Date.parse(`${draft.receivedAt}Z`)
  const wrong = {
    headers: draft.headers.trim() === '',
    receivedAt: received !== null && Number.isNaN(received),
  }
  const input: Input<'webhooks.check'> = {
    ...{ headers: draft.headers, body: draft.body, request: draft.request.trim() },
    itemId: draft.among === 'this' ? itemId : null,
    receivedAt: received,
  }
  return { input: wrong.headers || wrong.receivedAt ? null : input, wrong }
}
