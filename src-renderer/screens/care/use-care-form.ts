import { useState, type SyntheticEvent } from 'react'
import type { CareView, NeedAnswer } from '../../../src-shared/care.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { reloadItems } from '../../stores/items.ts'
import { mainVersion } from '../item/version-in-use.ts'
import { dayToInstant } from '../new-key/typed-date.ts'
import { useAsking } from '../use-asking.ts'
import { dayOf, linesOf } from './care-text.ts'

/** The form that says what a key is for, what it may do and until when. */
export function useCareForm(item: ItemDetail, view: CareView, onSaved: () => void) {
  const [answers, setAnswers] = useState<readonly NeedAnswer[]>(view.answers)
  const [needs, setNeeds] = useState(view.needs.join('\n'))
  const [granted, setGranted] = useState(view.granted.join('\n'))
  const [expires, setExpires] = useState(dayOf(mainVersion(item)?.expiresAt ?? null))
  const { busy, code, ask } = useAsking()
  const expiresAt = dayToInstant(expires)
  const dayIsWrong = expires !== '' && expiresAt === null
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (dayIsWrong) return
    void ask(async () => {
      await call('care.set', {
        ...{ itemId: item.summary.id, stamp: item.stamp, expiresAt },
        ...{ answers: [...answers], needs: linesOf(needs), granted: linesOf(granted) },
      })
      await reloadItems()
      onSaved()
    })
  }
  const typed = { answers, needs, granted, expires }
  const change = { setAnswers, setNeeds, setGranted, setExpires }
  return { ...typed, ...change, dayIsWrong, busy, code, submit }
}
