import type { Place } from '../../../src-shared/ipc-contract.ts'
import { go, useApp } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.unlock

/** The other ways in: the recovery code, the sample keys, a vault of one's own. */
export function OtherRoads({
  place,
  how,
  onHow,
}: {
  readonly place: Place
  readonly how: 'passphrase' | 'recovery-code'
  readonly onHow: (how: 'passphrase' | 'recovery-code') => void
}) {
  const vaults = useApp((state) => state.info?.vaults)
  const other = place === 'own' ? 'practice' : 'own'
  const otherExists = vaults?.some((vault) => vault.place === other && vault.exists) ?? true
  const isRecovery = how === 'recovery-code'
  return (
    <div className="unlock-roads">
      {place === 'own' && (
        <button
          type="button"
          className="link"
          onClick={() => onHow(isRecovery ? 'passphrase' : 'recovery-code')}
        >
          {isRecovery ? words.usePassphrase : words.useRecovery}
        </button>
      )}
      {!otherExists && (
        <button
          type="button"
          className="link"
          onClick={() => go({ screen: 'create', place: other })}
        >
          {other === 'practice' ? words.trySamples : words.createOwn}
        </button>
      )}
    </div>
  )
}
