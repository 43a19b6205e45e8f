import { CircleHelp, CircleX, Ellipsis } from 'lucide-react'
import { stepWords } from '../../words/en.ts'
import type { Standing } from '../replacement/actions.ts'
import './standing-pill.css'

const words = stepWords.replacement.list.pills

/** How something under way stands: a shape and a word. */
export function StandingPill({ standing }: { readonly standing: Standing }) {
  return (
    <span className="standing-pill" data-standing={standing}>
      <Shape standing={standing} />
      {words[standing]}
    </span>
  )
}

function Shape({ standing }: { readonly standing: Standing }) {
  switch (standing) {
    case 'stopped':
      return <CircleX size={14} strokeWidth={2} aria-hidden />
    case 'check':
      return <CircleHelp size={14} strokeWidth={2} strokeDasharray="3 2" aria-hidden />
    case 'working':
      return <Ellipsis size={14} strokeWidth={2} aria-hidden />
    case 'waiting':
      return <span className="standing-half" aria-hidden />
    case 'finished':
      return null
  }
}
