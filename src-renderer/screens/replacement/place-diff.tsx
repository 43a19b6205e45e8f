import type { DiffLine, PlaceDiff as Diff } from '../../../src-shared/caller.ts'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import './place-diff.css'

const words = stepWords.places

/** What changes, or changed, in one place; every value in it is masked. */
export function PlaceDiff({ diff }: { readonly diff: Diff }) {
  if (diff.lines.length === 0) return <p>{words.noDiff}</p>
  return (
    <div className="diff">
      <ol className="diff-lines">
        {diff.lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ol>
    </div>
  )
}

const sign = { same: '', removed: '−', added: '+' } as const

function Line({ line }: { readonly line: DiffLine }) {
  return (
    <li className="diff-line" data-sign={line.sign}>
      <span className="diff-number">{line.number}</span>
      <span className="diff-sign" aria-hidden>
        {sign[line.sign]}
      </span>
      {line.sign !== 'same' && <span className="visually-hidden">{words.signs[line.sign]}: </span>}
      <code>{visibleText(line.text)}</code>
    </li>
  )
}
