import { useState } from 'react'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { useNow } from '../../clock.ts'
import { formatMonth } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords } from '../../words/en.ts'
import { TurnOffDialog } from '../turn-off/turn-off-dialog.tsx'
import { VersionFacts } from './version-facts.tsx'
import { VersionLine } from './version-line.tsx'
import { useTurnsOff } from './use-turns-off.ts'
import { isAlive, versionInUse } from './version-in-use.ts'
import { versionAxis, type VersionLength } from './version-lengths.ts'
import './panel-versions.css'

/** How many versions are shown before the person asks for all; the living ones come first. */
const fewest = 8

/** Every version as a length of time: solid in use, hatched past its time, empty when dead. */
export function PanelVersions({
  item,
  chosenId,
  onChoose,
}: {
  readonly item: ItemDetail
  readonly chosenId: VersionId | null
  readonly onChoose: (id: VersionId) => void
}) {
  const now = useNow(60_000)
  const [turningOff, setTurningOff] = useState<VersionId | null>(null)
  const { start, lengths } = versionAxis(item.versions, now)
  const canEnd = useTurnsOff(item)
  const old = item.versions.find((version) => version.stage === 'previous' && canEnd(version))
  return (
    <section className="panel-part">
      <div className="panel-heading-line">
        <h3 className="panel-heading">{itemWords.versions}</h3>
        <span className="panel-aside">{worksText(item)}</span>
        {old && (
          <button type="button" className="link" onClick={() => setTurningOff(old.id)}>
            {itemWords.turnOffOld}
          </button>
        )}
      </div>
      <VersionList
        lengths={lengths}
        provider={visibleText(item.summary.providerName)}
        chosenId={chosenId}
        onChoose={onChoose}
      />
      <div className="versions-axis" aria-hidden>
        <span>{formatMonth(start)}</span>
        <span>{itemWords.today}</span>
      </div>
      {turningOff !== null && (
        <TurnOffDialog item={item} versionId={turningOff} onClose={() => setTurningOff(null)} />
      )}
    </section>
  )
}

function VersionList({
  lengths,
  provider,
  chosenId,
  onChoose,
}: {
  readonly lengths: readonly VersionLength[]
  readonly provider: string
  readonly chosenId: VersionId | null
  readonly onChoose: (id: VersionId) => void
}) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? lengths : lengths.slice(0, fewest)
  return (
    <>
      <ul className="versions">
        {shown.map((length) => (
          <li key={length.version.id}>
            <VersionLine
              length={length}
              isChosen={length.version.id === chosenId}
              onChoose={() => onChoose(length.version.id)}
            />
            {length.version.id === chosenId && (
              <VersionFacts version={length.version} provider={provider} />
            )}
          </li>
        ))}
      </ul>
      {shown.length < lengths.length && (
        <button type="button" className="link" onClick={() => setIsWhole(true)}>
          {itemWords.allVersions(lengths.length)}
        </button>
      )}
    </>
  )
}

function worksText(item: ItemDetail): string {
  const alive = item.versions.filter(isAlive).length
  if (alive === 0) return itemWords.versionsNone
  // Only a linked account tells what its provider takes.
  if (item.connectionId === null)
    return alive === 1 && versionInUse(item) !== null
      ? itemWords.versionUnchecked
      : itemWords.versionsUnchecked(alive)
  return itemWords.versionsWork(alive, visibleText(item.summary.providerName))
}
