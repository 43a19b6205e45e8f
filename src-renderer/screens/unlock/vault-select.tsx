import type { AppInfo, Place } from '../../../src-shared/app-info.ts'
import { codeOf } from '../../api.ts'
import { Select } from '../../components/select.tsx'
import { appStore, go } from '../../stores/app.ts'
import { switchVault } from '../../stores/vaults.ts'
import { stepWords } from '../../words/en.ts'
import { vaultChoices } from './vault-choices.ts'

const words = stepWords.unlock

/** The vault that is to be opened, by its file's name, and the others to choose from. */
export function VaultSelect({ place, info }: { readonly place: Place; readonly info: AppInfo }) {
  const choices = vaultChoices(info, place)
  const shown = choices.find(({ isShown }) => isShown)
  const choose = (key: string) => {
    const chosen = choices.find((choice) => choice.key === key)
    if (chosen === undefined) return
    if (chosen.place !== null) go({ screen: 'unlock', place: chosen.place })
    else switchVault(key).catch((thrown: unknown) => appStore.setState({ failed: codeOf(thrown) }))
  }
  if (choices.length < 2) return <p className="unlock-file">{shown?.text}</p>
  return (
    <Select
      className="unlock-vault"
      aria-label={words.chooseVault}
      value={shown?.key}
      onChange={(event) => choose(event.target.value)}
    >
      {choices.map(({ key, text }) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </Select>
  )
}
