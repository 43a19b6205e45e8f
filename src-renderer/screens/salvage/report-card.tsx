import { ChevronLeft, ShieldQuestionMark } from 'lucide-react'
import type { SalvageReport } from '../../../src-shared/copies-contract.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { go } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { lostNames } from './lost-names.ts'
import { SalvagedList } from './salvaged-list.tsx'
import './salvage.css'

const words = stepWords.salvage

/** What can be read of a damaged vault, honestly: genuine, and maybe not the newest. */
export function ReportCard({
  report,
  onBack,
  onKeep,
}: {
  readonly report: SalvageReport
  readonly onBack: () => void
  readonly onKeep: () => void
}) {
  const nameless = lostNames(report.items)
  // Keys without a name are hard to use: a backup is offered first then.
  const isBackupBetter = nameless > 0
  return (
    <section className="restore-card salvage-card" aria-labelledby="report-title">
      <header>
        <h1 id="report-title">{words.foundTitle(report.total)}</h1>
        <p role="status">{words.lost(report.lost)}</p>
      </header>
      <Notice tone="soon" icon={ShieldQuestionMark}>
        {isBackupBetter && <p>{words.nameless(nameless, report.total)}</p>}
        <p>{words.genuine}</p>
        <p>{words.lookOnly}</p>
      </Notice>
      <SalvagedList report={report} />
      <div className="restore-foot">
        <Button variant="quiet" icon={ChevronLeft} onClick={onBack}>
          {words.back}
        </Button>
        <Button
          variant={isBackupBetter ? 'filled' : 'plain'}
          size="large"
          autoFocus={isBackupBetter}
          onClick={() => go({ screen: 'restore' })}
        >
          {words.restoreInstead}
        </Button>
        <Button
          variant={isBackupBetter ? 'plain' : 'filled'}
          size="large"
          autoFocus={!isBackupBetter}
          onClick={onKeep}
        >
          {words.keep}
        </Button>
      </div>
    </section>
  )
}
