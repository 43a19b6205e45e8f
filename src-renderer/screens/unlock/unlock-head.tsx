import type { Place } from '../../../src-shared/ipc-contract.ts'
import { Mark } from '../../components/mark.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { go, useApp } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.unlock

/** Which vault is to be opened, by its file's name, and why it is locked. */
export function UnlockHead({ place }: { readonly place: Place }) {
  const info = useApp((state) => state.info)
  const vaults = info?.vaults.filter((vault) => vault.exists || vault.place === place) ?? []
  const fileName = vaults.find((vault) => vault.place === place)?.fileName
  return (
    <header className="unlock-head">
      <Mark size={72} />
      <h1>{words.title}</h1>
      {vaults.length > 1 ? (
        <Select
          className="unlock-vault"
          aria-label={words.chooseVault}
          value={place}
          onChange={(event) =>
            go({ screen: 'unlock', place: event.target.value === 'own' ? 'own' : 'practice' })
          }
        >
          {vaults.map((vault) => (
            <option key={vault.place} value={vault.place}>
              {vault.fileName}
            </option>
          ))}
        </Select>
      ) : (
        <p className="unlock-file">{fileName}</p>
      )}
      {place === 'practice' && <p className="unlock-why">{words.samples}</p>}
      {info?.lockedBecause && (
        <p className="unlock-why" role="status">
          {words.lockedBecause[info.lockedBecause]}
        </p>
      )}
      {info?.cutOff === true && <Notice tone="soon">{words.cutOff}</Notice>}
    </header>
  )
}
