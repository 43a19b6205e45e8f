import type { ListedVault } from '../../src-shared/app-info.ts'
import { visibleText } from './visible-text.ts'

const ending = /\.keyturn$/i

/** How a vault is called: its file's name without the ending, and the folder where that is not enough. */
export function vaultName(vault: ListedVault, all: readonly ListedVault[]): string {
  const name = bareName(vault)
  const isAlone = all.filter((other) => bareName(other) === name).length <= 1
  return isAlone ? name : `${name} (${visibleText(vault.folder)})`
}

function bareName({ fileName }: ListedVault): string {
  return visibleText(fileName.replace(ending, '') || fileName)
}
