import { useState, type SyntheticEvent } from 'react'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { noOpener, type Opener } from '../../components/opener.ts'
import { useAsking } from '../use-asking.ts'

/** Holds the file and what opens it, and brings in its keys. */
export function useBringIn(start: string) {
  const [path, setPath] = useState(start)
  const [opener, setOpener] = useState<Opener>(noOpener)
  const [isMissing, setIsMissing] = useState(false)
  const [result, setResult] = useState<Output<'copies.bringIn'> | null>(null)
  const { busy, code, ask, forget } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const missing = path.trim() === '' || opener.secret === ''
    setIsMissing(missing)
    if (missing) return
    void ask(async () => {
      setResult(await call('copies.bringIn', { path: path.trim(), ...opener }))
      setOpener(noOpener)
    })
  }
  const changePath = (next: string) => {
    setPath(next)
    forget()
  }
  const changeOpener = (next: Opener) => {
    setOpener(next)
    forget()
  }
  const fields = { path, opener, isMissing, result, busy, code }
  return { ...fields, submit, changePath, changeOpener }
}
