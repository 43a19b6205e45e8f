import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import type { Place } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Stepper } from '../../components/stepper.tsx'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { enterVault, go } from '../../stores/app.ts'
import { backToFound } from '../../stores/intake-actions.ts'
import { useIntake } from '../../stores/intake.ts'
import { backupWords, stepWords } from '../../words/en.ts'
import { WaitingNote } from '../intake/waiting-note.tsx'
import { useHold } from '../use-hold.ts'
import { FirstBackup } from './first-backup.tsx'
import { NewPassphraseForm } from './new-passphrase-form.tsx'
import { RecoveryCode } from './recovery-code.tsx'
import './create.css'

const words = stepWords.create

/** Where the person stands; the recovery code is forgotten with its step. */
type Step =
  | { readonly name: 'passphrase' }
  | { readonly name: 'recovery-code'; readonly code: string }
  | { readonly name: 'backups' }

const order: readonly Step['name'][] = ['passphrase', 'recovery-code', 'backups']

/** Creates a vault: the same form for one's own and for the sample keys. */
export function CreateScreen({ place }: { readonly place: Place }) {
  const [step, setStep] = useState<Step>({ name: 'passphrase' })
  useHold(step.name !== 'passphrase')
  const create = async (passphrase: string) => {
    if (place === 'practice') await call('practice.prepare', null)
    const { recoveryCode } = await call('vault.create', { place, passphrase })
    if (recoveryCode === null) await enterVault()
    else setStep({ name: 'recovery-code', code: recoveryCode })
  }
  const steps = place === 'own' ? [...words.steps, backupWords.settings.title] : words.practiceSteps
  return (
    <LoneScreen>
      <div className="create" data-steps={steps.length}>
        {steps.length > 1 && <Stepper steps={steps} current={order.indexOf(step.name)} />}
        <section className="create-card">
          {step.name === 'passphrase' && <Passphrase place={place} onChosen={create} />}
          {step.name === 'recovery-code' && (
            <RecoveryCode
              code={step.code}
              doneLabel={backupWords.first.next}
              onConfirmed={() => setStep({ name: 'backups' })}
            />
          )}
          {step.name === 'backups' && <FirstBackup onDone={() => void enterVault()} />}
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
  const waits = useIntake((state) => state.waitsForVault)
  return (
    <>
      <header className="create-head">
        <h1>{words.title}</h1>
        <p>{place === 'own' ? words.ownLead : words.practiceLead}</p>
      </header>
      {place === 'own' && <WaitingNote opens="create" />}
      <NewPassphraseForm
        label={stepWords.passphrase.label}
        submitLabel={words.next}
        busyText={words.making}
        onChosen={onChosen}
        back={(busy) => (
          <Button
            variant="quiet"
            icon={ChevronLeft}
            busy={busy}
            onClick={() => (waits ? backToFound() : go({ screen: 'first-run' }))}
          >
            {words.back}
          </Button>
        )}
      />
    </>
  )
}
