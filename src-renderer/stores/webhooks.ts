import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { SchemeView, WebhookKey } from '../../src-shared/webhook.ts'
import { call, codeOf } from '../api.ts'

/** The secrets of the open vault that sign or check deliveries. */
export type WebhooksStore = {
  readonly keys: readonly WebhookKey[]
  readonly schemes: readonly SchemeView[]
  readonly read: boolean
  readonly failed: ErrorCode | null
}

/** Nothing was asked yet. */
export const webhooksStart: WebhooksStore = { keys: [], schemes: [], read: false, failed: null }

/** The secrets that sign, and the schemes that Keyturn knows; holds no secret. */
export const webhooksStore = createStore<WebhooksStore>()(() => webhooksStart)

/** Reads the webhooks store inside a component. */
export function useWebhooks<T>(select: (state: WebhooksStore) => T): T {
  return useStore(webhooksStore, select)
}

/** What is known of the deliveries of one item, or null where it has to do with none. */
export function useWebhookKey(itemId: ItemId): WebhookKey | null {
  return useWebhooks(({ keys }) => keys.find((key) => key.itemId === itemId) ?? null)
}

// Answers can overtake one another: only the latest may be shown.
let latest = 0

/** Reads the secrets again, and the schemes once. */
export async function reloadWebhooks(): Promise<void> {
  const turn = (latest += 1)
  const known = webhooksStore.getState().schemes
  try {
    const schemes = known.length > 0 ? known : await call('webhooks.schemes', null)
    const keys = await call('webhooks.list', null)
    if (turn === latest) webhooksStore.setState({ keys, schemes, read: true, failed: null })
  } catch (thrown) {
    if (turn === latest) webhooksStore.setState({ failed: codeOf(thrown) })
  }
}

/** Forgets everything, as on locking. */
export function forgetWebhooks(): void {
  latest += 1
  webhooksStore.setState(webhooksStart)
}
