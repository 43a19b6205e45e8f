import { useState } from 'react'
import type { Place, VaultState } from '../../../src-shared/ipc-contract.ts'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { enterVault, useApp } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { WaitingNote } from '../intake/waiting-note.tsx'
import { useHold } from '../use-hold.ts'
import { arrivalsOf, type Arrival } from './after-unlock.ts'
import { ArrivalPanel } from './arrival-panel.tsx'
import { UnlockForm } from './unlock-form.tsx'
import { UnlockHead } from './unlock-head.tsx'
import './unlock.css'

const words = stepWords.unlock

/** An open vault with what must still be said or chosen before its keys are shown. */
type Arriving = { readonly vault: VaultState; readonly left: readonly Arrival[] }

/** Opens a vault, and says what a person must know before its keys are shown. */
export function UnlockScreen({ place }: { readonly place: Place }) {
  const known = useApp((state) => state.vault)
  const [arriving, setArriving] = useState(() => arrivingWith(known))
  useHold(arriving !== null)
  const arrive = (next: Arriving) => {
    if (next.left.length === 0) void enterVault(next.vault)
    else setArriving(next)
  }
  const [arrival] = arriving?.left ?? []
  if (arriving && arrival !== undefined) {
    const { vault, left } = arriving
    return (
      <LoneScreen>
        <div className="unlock">
          <ArrivalPanel
            arrival={arrival}
            vault={vault}
            onDone={(now) => arrive({ vault: now, left: left.slice(1) })}
          />
        </div>
      </LoneScreen>
    )
  }
  return (
    <LoneScreen foot={place === 'own' ? words.foot : words.practiceFoot}>
      <div className="unlock">
        <UnlockHead place={place} />
        <WaitingNote opens="unlock" />
        <UnlockForm
          key={place}
          place={place}
          onOpened={(vault, how) => arrive({ vault, left: arrivalsOf(vault, how) })}
        />
      </div>
    </LoneScreen>
  )
}

/** A page that opens on a vault which may only be read begins with that choice. */
function arrivingWith(vault: VaultState | null): Arriving | null {
  if (vault?.state !== 'unlocked') return null
  const left = arrivalsOf(vault, 'passphrase')
  return left.length === 0 ? null : { vault, left }
}
