import type { BackupState } from '../../../src-shared/copies-contract.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { backupWords, copiesWords } from '../../words/en.ts'

const words = backupWords.settings

/** Where the backups go, when the last good one was made, and when one was last tried. */
export function BackupFacts({
  state,
  folder,
}: {
  readonly state: BackupState
  readonly folder: string
}) {
  const { last, stale, drilledAt, syncedBy } = state
  return (
    <Facts>
      <Fact label={words.folderFact}>
        <Mono>{folder}</Mono>
        {syncedBy && (
          <span className="backup-note"> {words.syncedBy(copiesWords.services[syncedBy])}</span>
        )}
      </Fact>
      <Fact label={words.lastFact}>
        {last ? <Instant at={last.at} /> : words.noneYet}
        {last && stale && <span className="aside">, {words.stale}</span>}
      </Fact>
      <Fact label={words.triedFact}>{drilledAt ? <Instant at={drilledAt} /> : words.never}</Fact>
    </Facts>
  )
}

function Instant({ at }: { readonly at: number }) {
  return (
    <>
      <When at={at} form="relative" />
      <span className="aside">
        {' '}
        (<When at={at} form="minute" />)
      </span>
    </>
  )
}
