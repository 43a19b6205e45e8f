import { useNow } from '../../clock.ts'
import { StageMark } from '../../components/stage-mark.tsx'
import { cssVars } from '../../css-vars.ts'
import { listWords } from '../../words/en.ts'
import { lifeText } from './version-life.ts'
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
  const now = useNow(60_000)
  const { version, from, width } = length
  return (
    <button
      type="button"
      className="version-line"
      data-stage={version.stage}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <StageMark stage={version.stage} />
      <span className="version-stage">{listWords.stages[version.stage]}</span>
      <span className="version-track" aria-hidden>
        <span
          className="version-length"
          style={cssVars({ '--from': `${from}%`, '--width': `${width}%` })}
        />
      </span>
      <code className="version-hint">{tailOf(version.hint)}</code>
      <span className="version-life">{lifeText(version, now)}</span>
    </button>
  )
}

/** The last characters of a masked form, by which people tell keys apart. */
function tailOf(hint: string | null): string {
  const tail = hint?.split('…').at(-1) ?? ''
  return tail === '' ? '' : `…${tail}`
}
