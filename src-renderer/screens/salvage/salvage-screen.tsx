import type { ReactNode } from 'react'
import { LifeBuoy } from 'lucide-react'
import { Notice } from '../../components/notice.tsx'
import { LoneScreen } from '../../frame/lone-screen.tsx'
import { enterVault } from '../../stores/app.ts'
import { backupWords, stepWords } from '../../words/en.ts'
import { FirstBackup } from '../create/first-backup.tsx'
import { RecoveryCode } from '../create/recovery-code.tsx'
import { useHold } from '../use-hold.ts'
import { visibleText } from '../../format/visible-text.ts'
import { KeepForm } from './keep-form.tsx'
import { ReadForm } from './read-form.tsx'
import { ReportCard } from './report-card.tsx'
import { useSalvage, type Salvage } from './use-salvage.ts'
import '../create/create.css'
import '../restore/restore.css'

const words = stepWords.salvage

/** Shows what a damaged vault still gives, and makes a new vault of it. */
export function SalvageScreen() {
  const salvage = useSalvage()
  useHold(salvage.busy || salvage.step.at === 'kept' || salvage.step.at === 'backups')
  return <LoneScreen>{stepOf(salvage)}</LoneScreen>
}

function stepOf(salvage: Salvage): ReactNode {
  const { step, setStep } = salvage
  switch (step.at) {
    case 'ask':
      return <ReadForm salvage={salvage} />
    case 'report':
      return (
        <ReportCard
          report={step.report}
          onBack={() => setStep({ at: 'ask' })}
          onKeep={() => setStep({ at: 'keep', report: step.report })}
        />
      )
    case 'keep':
      return (
        <KeepForm
          onChosen={salvage.keep}
          onBack={() => setStep({ at: 'report', report: step.report })}
        />
      )
    case 'kept':
      return (
        <div className="restore-card">
          <Notice tone="accent" icon={LifeBuoy}>
            {words.kept(step.kept.items, visibleText(step.kept.setAside))}
          </Notice>
          <RecoveryCode
            code={step.kept.recoveryCode}
            doneLabel={backupWords.first.next}
            onConfirmed={() => setStep({ at: 'backups' })}
          />
        </div>
      )
    case 'backups':
      return (
        <div className="create">
          <section className="create-card">
            <FirstBackup onDone={() => void enterVault()} />
          </section>
        </div>
      )
  }
}
