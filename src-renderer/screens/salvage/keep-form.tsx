import { ChevronLeft } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { stepWords } from '../../words/en.ts'
import { NewPassphraseForm } from '../create/new-passphrase-form.tsx'

const words = stepWords.salvage

/** Asks for the passphrase of the new vault. */
export function KeepForm({
  onChosen,
  onBack,
}: {
  readonly onChosen: (passphrase: string) => Promise<void>
  readonly onBack: () => void
}) {
  return (
    <section className="restore-card" aria-labelledby="keep-title">
      <header>
        <h1 id="keep-title">{words.keepTitle}</h1>
        <p>{words.keepLead}</p>
      </header>
      <NewPassphraseForm
        label={stepWords.passphrase.newLabel}
        submitLabel={words.makeVault}
        busyText={words.keeping}
        onChosen={onChosen}
        back={(busy) => (
          <Button variant="quiet" icon={ChevronLeft} busy={busy} onClick={onBack}>
            {words.back}
          </Button>
        )}
      />
    </section>
  )
}
