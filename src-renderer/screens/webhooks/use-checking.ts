import { useState, type SyntheticEvent } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { CheckedRequest } from '../../../src-shared/webhook.ts'
import { call } from '../../api.ts'
import { useAsking } from '../use-asking.ts'
import { emptyCheck, readCheck, type CheckDraft, type WrongCheck } from './check-draft.ts'

const nothingWrong: WrongCheck = { headers: false, receivedAt: false }

/** A captured request, and who signed it. */
export function useChecking(itemId: ItemId) {
  const [draft, setDraft] = useState<CheckDraft>(emptyCheck)
  const [wrong, setWrong] = useState(nothingWrong)
  const [checked, setChecked] = useState<CheckedRequest | null>(null)
  const { busy, code, ask, forget } = useAsking()
  const change = (next: Partial<CheckDraft>) => {
    setDraft((now) => ({ ...now, ...next }))
    setWrong(nothingWrong)
    // What was found is true of what was pasted then.
    setChecked(null)
    forget()
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const read = readCheck(draft, itemId)
    setWrong(read.wrong)
    const { input } = read
    if (input === null) return
    void ask(async () => setChecked(await call('webhooks.check', input)))
  }
  return { draft, change, wrong, checked, submit, busy, code }
}
