import { useState } from 'react'
import type { NeedAnswer } from '../../../src-shared/care.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { linesOf } from '../care/care-text.ts'
import type { Need } from './note-care.ts'

/** Where a key will run. */
export type RunsIn = 'server' | 'browser'

/** What is asked before a key is made: whether it is needed, for what, where, with which rights. */
export function useNeed(facts: ProviderFacts | null) {
  const [answers, setAnswers] = useState<readonly NeedAnswer[]>([])
  const [needs, setNeeds] = useState('')
  const [runsIn, setRunsIn] = useState<RunsIn>('server')
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [areaId, setAreaId] = useState<string | null>(null)
  // Another account may offer other rights and areas: what it does not offer is not asked for.
  const scopes = (facts?.scopes ?? []).filter((scope) => ticked.includes(scope))
  const areas = facts?.areas ?? null
  const area = areas?.find(({ id }) => id === areaId) ?? areas?.[0] ?? null
  const need: Need = { answers, needs: linesOf(needs), granted: scopes }
  const asked = {
    ...(area === null ? {} : { area: area.id }),
    ...(scopes.length === 0 ? {} : { scopes: [...scopes] }),
  }
  const toggle = (scope: string, isOn: boolean) =>
    setTicked(isOn ? [...ticked, scope] : ticked.filter((each) => each !== scope))
  const typed = { answers, needs, runsIn, scopes, area }
  return { ...typed, setAnswers, setNeeds, setRunsIn, toggle, setAreaId, need, asked }
}

/** What the fields of the need want. */
export type NeedForm = ReturnType<typeof useNeed>
