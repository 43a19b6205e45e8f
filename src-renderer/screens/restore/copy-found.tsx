import { PackageOpen } from 'lucide-react'
import type { CopyReport } from '../../../src-shared/copies-contract.ts'
import { Notice } from '../../components/notice.tsx'
import { formatMinute } from '../../format/dates.ts'
import { stepWords } from '../../words/en.ts'
import { whoseFound } from '../backups/found-sentences.ts'

const words = stepWords.restore.found

/** What a look inside a copy found; nothing was replaced. */
export function CopyFound({ report }: { readonly report: CopyReport }) {
  return (
    <div role="status">
      <Notice tone="accent" icon={PackageOpen}>
        <strong>
          {report.madeAt === null ? words.vault : words.backup(formatMinute(report.madeAt))}
        </strong>
        <p>{words.holds(report.items, report.secrets)}</p>
        <p>
          {whoseFound(report)} {words.nothingYet}
        </p>
      </Notice>
    </div>
  )
}
