import { useState, type SyntheticEvent } from 'react'
import type { CopyKey, CopyReport } from '../../../src-shared/copies-contract.ts'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { noOpener, type Opener } from '../../components/opener.ts'
import { useAsking } from '../use-asking.ts'

/** What a restore has done, and what opened the copy. */
export type Restored = Output<'copies.restore'> & { readonly openedWith: Opener['with'] }

/** The form that chooses a copy, looks inside it and puts it in the place of the vault. */
export function useRestore(onRestored: (restored: Restored) => void) {
  const [path, setPath] = useState('')
  const [opener, setOpener] = useState(noOpener)
  const [report, setReport] = useState<CopyReport | null>(null)
  const [sent, setSent] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  // What was found, or refused, belongs to what stood in the fields then.
  const change = () => {
    setReport(null)
    forget()
  }
  const changePath = (next: string) => {
    setPath(next)
    change()
  }
  const changeOpener = (next: Opener) => {
    setOpener(next)
    change()
  }
  const send = (work: (key: CopyKey) => Promise<void>) => {
    setSent(true)
    const key = { path: path.trim(), ...opener }
    if (key.path !== '' && key.secret !== '') void ask(() => work(key))
  }
  const look = () => send(async (key) => setReport(await call('copies.drill', key)))
  const restore = (event: SyntheticEvent) => {
    event.preventDefault()
    send(async (key) => {
      const restored = await call('copies.restore', key)
      setOpener(noOpener)
      onRestored({ ...restored, openedWith: key.with })
    })
  }
  return { path, opener, report, sent, busy, code, changePath, changeOpener, look, restore }
}

/** What the form needs. */
export type RestoreState = ReturnType<typeof useRestore>
