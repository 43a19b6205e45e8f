import type { AppInfo, ListedVault, Place, VaultKey } from '../../../src-shared/app-info.ts'
import { visibleText } from '../../format/visible-text.ts'

/** One vault that can be chosen where one is to be unlocked. */
export type VaultChoice = {
  readonly key: VaultKey
  readonly text: string
  /** Set where this page can open it; null where another page must be shown. */
  readonly place: Place | null
  readonly isShown: boolean
}

/** The vaults whose files are there, one's own before the practice vault; and always the shown one. */
export function vaultChoices(
  info: Pick<AppInfo, 'vaults' | 'ownVaults'>,
  place: Place,
): readonly VaultChoice[] {
  const own = info.ownVaults.filter(({ exists, isShown }) => exists || (isShown && place === 'own'))
  const practice = info.vaults.find((vault) => vault.place === 'practice')
  const choices: VaultChoice[] = own.map((vault) => ({
    key: vault.key,
    text: textOf(vault, own),
    place: vault.isShown ? 'own' : null,
    isShown: vault.isShown && place === 'own',
  }))
  if (practice && (practice.exists || place === 'practice')) {
    const text = practice.fileName
    choices.push({ key: 'practice', text, place: 'practice', isShown: place === 'practice' })
  }
  return choices
}

function textOf({ fileName, folder }: ListedVault, all: readonly ListedVault[]): string {
  const isAlone = all.filter((other) => other.fileName === fileName).length <= 1
  return visibleText(isAlone ? fileName : `${fileName} (${folder})`)
}
