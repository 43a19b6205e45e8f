import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import type { Place } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Stepper } from '../../components/stepper.tsx'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { enterVault, go } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { NewPassphraseForm } from './new-passphrase-form.tsx'
import { RecoveryCode } from './recovery-code.tsx'
import './create.css'

const words = stepWords.create

/** Creates a vault: the same form for one's own and for the sample keys. */
export function CreateScreen({ place }: { readonly place: Place }) {
  const [code, setCode] = useState<string | null>(null)
  const create = async (passphrase: string) => {
    if (place === 'practice') await call('practice.prepare', null)
    const { recoveryCode } = await call('vault.create', { place, passphrase })
    if (recoveryCode === null) await enterVault()
    else setCode(recoveryCode)
  }
  const steps = place === 'own' ? words.steps : words.practiceSteps
  return (
    <LoneScreen>
      <div className="create" data-steps={steps.length}>
        {steps.length > 1 && <Stepper steps={steps} current={code === null ? 0 : 1} />}
        <section className="create-card">
          {code === null ? (
            <Passphrase place={place} onChosen={create} />
          ) : (
            <RecoveryCode
              code={code}
              doneLabel={words.finish}
              onConfirmed={() => void enterVault()}
            />
          )}
        </section>
      </div>
    </LoneScreen>
  )
}

function Passphrase({
  place,
  onChosen,
}: {
  readonly place: Place
  readonly onChosen: (passphrase: string) => Promise<void>
}) {
  return (
    <>
      <header className="create-head">
        <h1>{words.title}</h1>
        <p>{place === 'own' ? words.ownLead : words.practiceLead}</p>
      </header>
      <NewPassphraseForm
        label={stepWords.passphrase.label}
        submitLabel={words.next}
        busyText={words.making}
        onChosen={onChosen}
        back={
          <Button variant="quiet" icon={ChevronLeft} onClick={() => go({ screen: 'first-run' })}>
            {words.back}
          </Button>
        }
      />
    </>
  )
}
