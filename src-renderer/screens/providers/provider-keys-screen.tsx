import type { ConnectionId } from '../../../src-shared/ids.ts'
import { Screen } from '../../frame/screen.tsx'

/** Not drawn yet. */
export function ProviderKeysScreen({
  connectionId: _connectionId,
}: {
  readonly connectionId: ConnectionId
}) {
  return (
    <Screen label="Keys at the provider" bar={<h1>Keys at the provider</h1>}>
      <p>Keys at the provider</p>
    </Screen>
  )
}
