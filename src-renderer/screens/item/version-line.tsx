import { StageMark } from '../../components/stage-mark.tsx'
import { cssVars } from '../../css-vars.ts'
import { formatDate } from '../../format/dates.ts'
import { itemWords, listWords } from '../../words/en.ts'
import type { VersionLength } from './version-lengths.ts'

/** One version as a length; pressing it shows that version's secret and Key ID above. */
export function VersionLine({
  length,
  isChosen,
  onChoose,
}: {
  readonly length: VersionLength
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const { version, from, width, startKnown } = length
  const end = version.stage === 'revoked' ? (version.revokedAt ?? version.replacedAt) : null
  const begun = startKnown && version.createdAt !== null ? formatDate(version.createdAt) : null
  const dates = itemWords.versionDate(
    begun ?? itemWords.unknownStart,
    end === null ? itemWords.today : formatDate(end),
  )
  return (
    <button
      type="button"
      className="version-line"
      data-stage={version.stage}
      aria-pressed={isChosen}
      title={dates}
      onClick={onChoose}
    >
      <StageMark stage={version.stage} />
      <span className="version-stage">{listWords.stages[version.stage]}</span>
      <span className="visually-hidden">{dates}</span>
      <span className="version-track" aria-hidden>
        <span
          className="version-length"
          style={cssVars({ '--from': `${from}%`, '--width': `${width}%` })}
        />
      </span>
      <code className="version-hint">{tailOf(version.hint)}</code>
    </button>
  )
}

/** The last characters of a masked form, by which people tell keys apart. */
function tailOf(hint: string | null): string {
  const tail = hint?.split('…').at(-1) ?? ''
  return tail === '' ? '' : `…${tail}`
}
