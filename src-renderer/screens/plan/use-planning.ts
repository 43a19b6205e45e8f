import { useState } from 'react'
import type { ItemSummary } from '../../../src-shared/item.ts'
import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { beginReplacement } from '../keys/start-replacement.ts'
import { useAsking } from '../use-asking.ts'

/** What a person chooses before a replacement, and its beginning. */
export function usePlanning(plan: ReplacePlan, item: ItemSummary) {
  const [graceHours, setGraceHours] = useState(plan.graceHours)
  const [accepts, setAccepts] = useState(false)
  const [tried, setTried] = useState(false)
  const { busy, code, ask } = useAsking()
  const needsTick = plan.breaks && !accepts
  const begin = () => {
    setTried(true)
    if (needsTick) return
    const grace = graceHours === plan.graceHours ? {} : { graceHours }
    const breaks = plan.breaks ? { acceptsBreak: true } : {}
    void ask(() => beginReplacement(item, { ...grace, ...breaks }))
  }
  const chosen = { graceHours, setGraceHours, accepts, setAccepts }
  return { ...chosen, isMissing: tried && needsTick, busy, code, begin }
}
