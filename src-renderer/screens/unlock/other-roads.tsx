import { useState } from 'react'
import type { Place } from '../../../src-shared/ipc-contract.ts'
import { LeaveDialog } from '../../frame/leave-dialog.tsx'
import { OtherVaults } from '../../frame/vault-switcher.tsx'
import { go, useApp } from '../../stores/app.ts'
import { goIntake } from '../../stores/intake-actions.ts'
import { intakeWords, stepWords } from '../../words/en.ts'

const words = stepWords.unlock

/** The other ways in: the recovery code, a backup, the sample keys, a vault of one's own. */
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
      {place === 'own' ? (
        <>
          <Road
            words={isRecovery ? words.usePassphrase : words.useRecovery}
            onTake={() => onHow(isRecovery ? 'passphrase' : 'recovery-code')}
          />
          <Road words={words.restore} onTake={() => go({ screen: 'restore' })} />
          <Road words={intakeWords.start.fromUnlock} onTake={() => void goIntake()} />
        </>
      ) : (
        <StartOver />
      )}
      <OtherVaults />
      {!otherExists && (
        <Road
          words={other === 'practice' ? words.trySamples : words.createOwn}
          onTake={() => go({ screen: 'create', place: other })}
        />
      )}
    </div>
  )
}

/** Whoever forgot the passphrase of the samples has lost nothing and takes new ones. */
function StartOver() {
  const [leaving, setLeaving] = useState(false)
  return (
    <>
      <Road words={words.startOver} onTake={() => setLeaving(true)} />
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </>
  )
}

function Road({ words: text, onTake }: { readonly words: string; readonly onTake: () => void }) {
  return (
    <button type="button" className="link" onClick={onTake}>
      {text}
    </button>
  )
}
