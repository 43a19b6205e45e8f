import type { Badge } from '../../src-shared/item.ts'
import { useNow } from '../clock.ts'
import { badgeLook, badgeText } from '../format/badge.ts'
import { visibleText } from '../format/visible-text.ts'
import { BadgeMark } from './badge-mark.tsx'
import './badge-pill.css'

/** One badge: its shape, its words and its tone. */
export function BadgePill({ badge }: { readonly badge: Badge }) {
  const now = useNow(3_600_000)
  const { shape, tone } = badgeLook[badge.kind]
  const text = visibleText(badgeText(badge, now))
  return (
    <span className="badge-pill" data-tone={tone} title={text}>
      <BadgeMark shape={shape} />
      <span className="badge-pill-text">{text}</span>
    </span>
  )
}
