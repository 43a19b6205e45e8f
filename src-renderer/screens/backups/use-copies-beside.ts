import { pathIn } from '../../format/path.ts'
import { useApp } from '../../stores/app.ts'

/** A copy that a syncing program set aside beside the vault. */
export type CopyBeside = { readonly fileName: string; readonly path: string }

/** The copies that lie beside one's own vault. */
export function useCopiesBeside(): readonly CopyBeside[] {
  const info = useApp((state) => state.info)
  const own = info?.vaults.find((vault) => vault.place === 'own')
  if (!info || !own) return []
  return own.conflictCopies.map((fileName) => ({
    fileName,
    path: pathIn(own.folder, fileName, info.platform),
  }))
}
