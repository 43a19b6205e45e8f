import type { RotationView } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { Mono } from '../../components/mono.tsx'
import { cssVars } from '../../css-vars.ts'
import { formatDate, formatNearDay, formatSecond } from '../../format/dates.ts'
import { stepWords } from '../../words/en.ts'
import { hintTail } from './hint-tail.ts'
import { lengthsOf, type Lengths, type Mark, type Stretch } from './lengths.ts'
import './lengths-drawing.css'

const words = stepWords.replacement

/** Two lengths: the old key until its end and past it, the new one, and where both work. */
export function LengthsDrawing({ view }: { readonly view: RotationView }) {
  const now = useNow(60_000)
  const lengths = lengthsOf(view, now)
  if (lengths.old === null && lengths.next === null) return null
  const oldLabel = view.kind === 'turn-off' ? words.theKey : words.oldKey
  return (
    <div className="lengths" role="img" aria-label={describe(view, lengths)}>
      <div className="lengths-names" aria-hidden>
        {lengths.old && <Name label={oldLabel} hint={hintTail(view.old?.hint ?? null)} />}
        {lengths.next && (
          <Name
            label={words.newKey}
            hint={lengths.next.certain ? hintTail(view.new?.hint ?? null) : words.mayExist}
          />
        )}
      </div>
      <div className="lengths-field" aria-hidden>
        {lengths.overlap && <span className="lengths-overlap" style={place(lengths.overlap)} />}
        {lengths.old && (
          <span className="length-row">
            <span className="length length-old" style={place(lengths.old.solid)} />
            {lengths.old.hatched && (
              <span className="length length-past" style={place(lengths.old.hatched)} />
            )}
          </span>
        )}
        {lengths.next && (
          <span className="length-row">
            <span
              className={`length ${lengths.next.certain ? 'length-new' : 'length-maybe'}`}
              style={place(lengths.next.stretch)}
            />
          </span>
        )}
        <span className="lengths-marks">
          {lengths.marks.map((mark) => (
            <span
              key={mark.kind}
              className="lengths-mark"
              data-kind={mark.kind}
              style={cssVars({ '--at': `${mark.at}%` })}
            >
              {textOf(mark, now)}
            </span>
          ))}
        </span>
      </div>
    </div>
  )
}

function Name({ label, hint }: { readonly label: string; readonly hint: string }) {
  return (
    <span className="lengths-name">
      <strong>{label}</strong> <Mono>{hint}</Mono>
    </span>
  )
}

function place({ from, to }: Stretch) {
  return cssVars({ '--from': `${from}%`, '--width': `${to - from}%` })
}

function textOf({ kind, instant }: Mark, now: number): string {
  switch (kind) {
    case 'made':
      return formatDate(instant ?? now)
    case 'asked':
      return words.asked(formatSecond(instant ?? now))
    case 'now':
      return words.now
    case 'both-work':
      return words.bothWork
    case 'ends':
      return formatNearDay(instant ?? now, now)
  }
}

/** The drawing in words: which keys there are, and until when the old one works. */
function describe(view: RotationView, { next, overlap }: Lengths): string {
  const old = view.old ? [`${words.oldKey} ${view.old.hint ?? ''}`] : []
  const made = next
    ? [`${words.newKey} ${next.certain ? (view.new?.hint ?? '') : words.mayExist}`]
    : []
  const both = overlap ? [words.bothWork] : []
  return `${words.drawing}: ${[...old, ...made, ...both].join(', ')}`
}
