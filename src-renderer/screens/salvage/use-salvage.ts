import { useState, type SyntheticEvent } from 'react'
import type { SalvageReport } from '../../../src-shared/copies-contract.ts'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { noOpener, type Opener } from '../../components/opener.ts'
import { useAsking } from '../use-asking.ts'

/** How far a person has come with a damaged vault. */
export type SalvageStep =
  | { readonly at: 'ask' }
  | { readonly at: 'report'; readonly report: SalvageReport }
  | { readonly at: 'keep'; readonly report: SalvageReport }
  | { readonly at: 'kept'; readonly kept: Output<'salvage.keep'> }
  | { readonly at: 'backups' }

/** Reads what is left of a damaged vault, and keeps it in a new one. */
export function useSalvage() {
  const [step, setStep] = useState<SalvageStep>({ at: 'ask' })
  const [opener, setOpener] = useState(noOpener)
  const [sent, setSent] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  const changeOpener = (next: Opener) => {
    setOpener(next)
    forget()
  }
  const read = (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(true)
    if (opener.secret === '') return
    void ask(async () => setStep({ at: 'report', report: await call('salvage.read', opener) }))
  }
  const keep = async (passphrase: string) => {
    const kept = await call('salvage.keep', { ...opener, passphrase })
    setOpener(noOpener)
    setStep({ at: 'kept', kept })
  }
  return { step, setStep, opener, changeOpener, sent, busy, code, read, keep }
}

/** What the steps need. */
export type Salvage = ReturnType<typeof useSalvage>
