import type { ProviderServer } from './provider-server.ts'
import { StateFile, type Versioned } from './state-file.ts'

type PortState = Versioned & { readonly port: number }

/**
 * Has a server answer where it answered before.
 *
 * A receiver's address stands at providers and with keys, as it does in real life: it may not be
 * another one after each start.
 */
export async function listenAsBefore(server: ProviderServer, path: string): Promise<void> {
  const file = new StateFile<PortState>({ path, fresh: () => ({ version: 1, port: 0 }) })
  await server.listen(file.value.port)
  if (file.value.port !== server.port) file.update((state) => ({ ...state, port: server.port }))
}
