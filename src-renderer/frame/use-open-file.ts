import type { AppInfo } from '../../src-shared/ipc-contract.ts'
import { useApp } from '../stores/app.ts'

/** What is known of the file of one's own open vault; null for the sample keys. */
export function useOpenFile(): AppInfo['vaults'][number] | null {
  const place = useApp((state) => state.vault?.place ?? null)
  const vaults = useApp((state) => state.info?.vaults)
  return place === 'own' ? (vaults?.find((vault) => vault.place === 'own') ?? null) : null
}
