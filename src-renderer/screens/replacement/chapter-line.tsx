import { Check, CircleHelp, Ellipsis, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { StoryLine } from '../../../src-shared/rotation.ts'
import { formatMinute, formatSecond, isoOf } from '../../format/dates.ts'
import { stepWords } from '../../words/en.ts'
import type { StoryNames } from '../../words/en-story.ts'
import type { Chapter } from './story.ts'
import './chapter-line.css'

const words = stepWords.replacement

/** One line of the story: how it stands, what it says, who acts and when. */
export function ChapterLine({
  chapter,
  names,
  children,
}: {
  readonly chapter: Chapter
  readonly names: StoryNames
  readonly children: ReactNode
}) {
  const { title, detail } = words.lines[chapter.told](names)
  return (
    <li className="chapter" data-mark={chapter.mark} data-line={chapter.id}>
      <ChapterMark mark={chapter.mark} />
      <div className="chapter-body">
        <div className="chapter-head">
          <h2>{title}</h2>
          <Who chapter={chapter} />
        </div>
        {detail !== '' && <p className="chapter-detail">{detail}</p>}
        {children}
      </div>
    </li>
  )
}

function Who({ chapter: { who, at, mark } }: { readonly chapter: Chapter }) {
  const asksPerson = who === 'person' && mark === 'waiting'
  return (
    <p className="chapter-who">
      {asksPerson ? words.youDoThis : words.who[who]}
      {at !== null && (
        <>
          {', '}
          <time dateTime={isoOf(at)} title={formatMinute(at)}>
            {formatSecond(at)}
          </time>
        </>
      )}
    </p>
  )
}

function ChapterMark({ mark }: { readonly mark: StoryLine['state'] }) {
  const Icon = { done: Check, failed: X, unknown: CircleHelp, working: Ellipsis }
  const Shown = mark === 'todo' || mark === 'waiting' ? null : Icon[mark]
  return (
    <span className="chapter-mark">
      {Shown && <Shown size={12} strokeWidth={2.5} aria-hidden />}
      <span className="visually-hidden">{words.marks[mark]}</span>
    </span>
  )
}
