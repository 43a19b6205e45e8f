import { useState, type SyntheticEvent } from 'react'
import type { AccountKind, AccountView } from '../../../src-shared/caller.ts'
import { call } from '../../api.ts'
import { reloadAccounts } from '../../stores/accounts.ts'
import { useAsking } from '../use-asking.ts'
import { readAccount, type AccountDraft, type WrongAccount } from './account-draft.ts'

const nothingWrong: WrongAccount = { name: false, origin: false, token: null }

/** Holds what an account asks for, and adds it; the token is forgotten once it was sent. */
export function useAccountForm(kind: AccountKind, onAdded: (view: AccountView) => void) {
  const [draft, setDraft] = useState<AccountDraft>({ kind, name: '', origin: '', token: '' })
  const [wrong, setWrong] = useState(nothingWrong)
  const { busy, code, ask, forget } = useAsking()
  const change = (next: Partial<AccountDraft>) => {
    setDraft((now) => ({ ...now, ...next }))
    setWrong(nothingWrong)
    forget()
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    // It may stand inside the form of a place, which is not sent by this.
    event.stopPropagation()
    const read = readAccount(draft)
    setWrong(read.wrong)
    const { input } = read
    if (input === null) return
    void ask(async () => {
      const view = await call('accounts.add', input)
      setDraft((now) => ({ ...now, token: '' }))
      await reloadAccounts()
      onAdded(view)
    })
  }
  return { draft, change, wrong, submit, busy, code }
}
