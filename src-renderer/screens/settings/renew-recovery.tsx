import { call } from '../../api.ts'
import { stepWords } from '../../words/en.ts'
import { CodeCard } from './code-card.tsx'

const words = stepWords.settings

type Props = { readonly onDone: () => void; readonly onCancel: () => void }

/** Makes a new recovery code in the place of the present one. */
export function RenewRecovery({ onDone, onCancel }: Props) {
  return (
    <CodeCard
      label={words.renew}
      lead={<p>{words.renewLead}</p>}
      makeLabel={words.makeCode}
      busyText={stepWords.create.making}
      make={async (passphrase) => (await call('recovery.renew', { passphrase })).recoveryCode}
      onDone={onDone}
      onCancel={onCancel}
    />
  )
}
