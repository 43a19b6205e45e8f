import { Files } from 'lucide-react'
import type { VaultState } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { lockNow, useApp } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { NewPassphraseForm } from '../create/new-passphrase-form.tsx'
import type { Arrival } from './after-unlock.ts'

const words = stepWords.arrival

type Props = {
  readonly vault: VaultState
  readonly onDone: (vault: VaultState) => void
}

/** What a person must know or choose between unlocking and the keys. */
export function ArrivalPanel({ arrival, ...props }: Props & { readonly arrival: Arrival }) {
  switch (arrival) {
    case 'choose-file':
      return <ChooseFile {...props} />
    case 'first-opening':
      return <FirstOpening {...props} />
    case 'new-passphrase':
      return <NewPassphrase {...props} />
  }
}

function ChooseFile({ vault, onDone }: Props) {
  const { busy, code, ask } = useAsking()
  const isFork = vault.readOnly === 'forked'
  const accept = () => ask(async () => onDone(await call('vault.acceptRollback', null)))
  return (
    <section className="unlock-card">
      <h1>{isFork ? words.forked : words.rolledBack}</h1>
      <p>{isFork ? words.forkedLead : words.rolledBackLead}</p>
      <ConflictCopies />
      <p>{words.readOnly}</p>
      <Facts>
        <Fact label={words.usePurposeMeans}>{words.useConsequence}</Fact>
      </Facts>
      <p className="small">{words.wasRestore}</p>
      {code !== null && <ErrorCard code={code} />}
      <div className="unlock-actions">
        <Button variant="filled" size="large" autoFocus onClick={() => void lockNow(false)}>
          {words.lock}
        </Button>
        <Button variant="plain" size="large" busy={busy} onClick={() => void accept()}>
          {words.usePurpose}
        </Button>
      </div>
    </section>
  )
}

/** Copies that a syncing program set aside: calm to say, and often the reason for all this. */
function ConflictCopies() {
  const own = useApp((state) => state.info?.vaults.find(({ place }) => place === 'own'))
  const names = own?.conflictCopies.map(visibleText) ?? []
  if (names.length === 0) return null
  return (
    <Notice tone="plain" icon={Files}>
      {words.conflict(new Intl.ListFormat('en').format(names))}
    </Notice>
  )
}

function FirstOpening({ vault, onDone }: Props) {
  return (
    <section className="unlock-card">
      <h1>{words.firstTitle}</h1>
      <p>{words.firstLead}</p>
      <div className="unlock-actions">
        <Button variant="filled" size="large" autoFocus onClick={() => onDone(vault)}>
          {words.goOn}
        </Button>
      </div>
    </section>
  )
}

function NewPassphrase({ vault, onDone }: Props) {
  const change = async (next: string) => {
    await call('vault.changePassphrase', { current: null, next })
    onDone(vault)
  }
  return (
    <section className="unlock-card">
      <h1>{words.newTitle}</h1>
      <p>{words.newLead}</p>
      <NewPassphraseForm
        label={stepWords.passphrase.newLabel}
        submitLabel={words.setNew}
        busyText={stepWords.create.making}
        onChosen={change}
        back={(busy) => (
          <Button variant="quiet" busy={busy} onClick={() => onDone(vault)}>
            {words.notNow}
          </Button>
        )}
      />
    </section>
  )
}
