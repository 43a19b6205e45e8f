import { useState } from 'react'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { useNow } from '../../clock.ts'
import { formatMonth } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords } from '../../words/en.ts'
import { TurnOffDialog } from '../turn-off/turn-off-dialog.tsx'
import { VersionLine } from './version-line.tsx'
import { canTurnOff, isAlive, versionInUse } from './version-in-use.ts'
import { versionAxis } from './version-lengths.ts'
import './panel-versions.css'

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
  const old = item.versions.find(
    (version) => version.stage === 'previous' && canTurnOff(item, version),
  )
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
      <ul className="versions">
        {lengths.map((length) => (
          <li key={length.version.id}>
            <VersionLine
              length={length}
              isChosen={length.version.id === chosenId}
              onChoose={() => onChoose(length.version.id)}
            />
          </li>
        ))}
      </ul>
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
