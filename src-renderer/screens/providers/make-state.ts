import type { ConnectionView } from '../../../src-shared/connections-contract.ts'
import { visibleText } from '../../format/visible-text.ts'
import { providerWords as words } from '../../words/en-providers.ts'

/** Why nobody may make or turn off keys at an account from here; null where it is allowed. */
export function whyNotManage(
  { role, mayManage }: Pick<ConnectionView, 'role' | 'mayManage'>,
  isReadOnly: boolean,
): string | null {
  if (isReadOnly) return words.readOnly
  return mayManage === false ? words.mayNot(role === null ? null : visibleText(role)) : null
}

/** Why no key can be made there now; null where one can. */
export function whyNotMake(
  view: Pick<ConnectionView, 'role' | 'mayManage' | 'facts'>,
  { live, isReadOnly }: { readonly live: number | null; readonly isReadOnly: boolean },
): string | null {
  const most = view.facts.capabilities.maxLive
  const isFull = most !== null && live !== null && live >= most
  return whyNotManage(view, isReadOnly) ?? (isFull ? words.full(most) : null)
}
