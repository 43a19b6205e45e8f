import { useState } from 'react'
import type { ItemSummary } from '../../../src-shared/item.ts'
import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { beginReplacement } from '../keys/start-replacement.ts'
import { useAsking } from '../use-asking.ts'
import { nextQuietHour, startOf } from './later.ts'
import { whyOfBadge } from './replace-whys.ts'

/** What a person chooses before a replacement, and its beginning. */
export function usePlanning(plan: ReplacePlan, item: ItemSummary, exposed: boolean) {
  const [graceHours, setGraceHours] = useState(exposed ? 0 : plan.graceHours)
  const [accepts, setAccepts] = useState(false)
  const [tried, setTried] = useState(false)
  const [why, setWhy] = useState(() => (exposed ? 'exposed' : whyOfBadge(item.worst)))
  const [told, setTold] = useState(false)
  const starting = useStarting()
  const { busy, code, ask } = useAsking()
  const needsTick = plan.breaks && !accepts
  const begin = () => {
    setTried(true)
    if (needsTick || starting.isWrong) return
    const grace = graceHours === plan.graceHours ? {} : { graceHours }
    const breaks = plan.breaks ? { acceptsBreak: true } : {}
    const { startsAt } = starting
    const later = startsAt === null ? {} : { startsAt }
    void ask(() =>
      beginReplacement(item, { ...grace, ...breaks, ...later, why, ...(told ? { told } : {}) }),
    )
  }
  const chosen = { graceHours, setGraceHours, accepts, setAccepts, why, setWhy, told, setTold }
  const isMissing = tried && needsTick
  return { ...chosen, ...starting, isMissing, tried, busy, code, begin }
}

/** When it begins: now, or at a moment that was typed. */
function useStarting() {
  const [later, setLater] = useState<string | null>(null)
  const now = useNow(30_000)
  const startsAt = later === null ? null : startOf(later, now)
  const isWrong = later !== null && startsAt === null
  const choose = (next: string | null) => setLater(next === '' ? nextQuietHour(now) : next)
  return { later, setLater: choose, startsAt, isWrong }
}
