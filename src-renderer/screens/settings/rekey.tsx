import { call } from '../../api.ts'
import { copiesWords } from '../../words/en.ts'
import { CodeCard } from './code-card.tsx'

const words = copiesWords.rekey

type Props = { readonly onDone: (said: string) => void; readonly onCancel: () => void }

/** Makes a new vault key, and with it a new recovery code. */
export function Rekey({ onDone, onCancel }: Props) {
  return (
    <CodeCard
      label={words.open}
      lead={<WhatItDoes />}
      makeLabel={words.make}
      busyText={words.working}
      make={async (passphrase) => (await call('vault.rekey', { passphrase })).recoveryCode}
      onDone={(code) => onDone(code === 'confirmed' ? words.doneWith : words.done)}
      onCancel={onCancel}
    />
  )
}

function WhatItDoes() {
  return (
    <>
      <p>{words.lead}</p>
      <ul className="settings-points">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  )
}
