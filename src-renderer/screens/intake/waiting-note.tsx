import { KeyRound } from 'lucide-react'
import { Notice } from '../../components/notice.tsx'
import { backToFound } from '../../stores/intake-actions.ts'
import { useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'

const words = intakeWords.vault

/** Says that keys wait for the vault that is being opened or made, and leads back to them. */
export function WaitingNote({ opens }: { readonly opens: 'unlock' | 'create' }) {
  const waits = useIntake((state) => state.waitsForVault)
  const count = useIntake(({ state }) => state?.counts.chosen ?? 0)
  if (!waits || count === 0) return null
  return (
    <div className="intake-waiting">
      <Notice tone="accent" icon={KeyRound}>
        {words[opens](count)}{' '}
        <button type="button" className="link" onClick={backToFound}>
          {words.back}
        </button>
      </Notice>
    </div>
  )
}
