import { useState } from 'react'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { codeOf } from '../api.ts'

/** Runs one piece of work at a time and keeps the code of its failure for showing. */
export function useAsking() {
  const [busy, setBusy] = useState(false)
  const [code, setCode] = useState<ErrorCode | null>(null)
  const ask = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setCode(null)
    try {
      await work()
    } catch (thrown) {
      setCode(codeOf(thrown))
    } finally {
      setBusy(false)
    }
  }
  const forget = () => setCode(null)
  return { busy, code, ask, forget }
}
