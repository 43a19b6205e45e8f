import { useEffect, useRef, useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { SentSample, SignWith } from '../../../src-shared/webhook.ts'
import { call, codeOf } from '../../api.ts'
import { useAsking } from '../use-asking.ts'
import { readAddress } from './receiver-address.ts'

/** What came of a sample, and which secrets it was signed with. */
export type Sent = { readonly sample: SentSample; readonly choice: SignWith }

/** The event that is sent, and what came of it. */
export function useSending(itemId: ItemId) {
  const [body, setBody] = useState('')
  const [sampleFailed, setSampleFailed] = useState<ErrorCode | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const [showsWrong, setShowsWrong] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  const isTouched = useRef(false)
  const readSample = async () => {
    try {
      const sample = await call('webhooks.sample', { itemId })
      setSampleFailed(null)
      return sample.body
    } catch (thrown) {
      setSampleFailed(codeOf(thrown))
      return null
    }
  }
  const putSample = async () => {
    const sample = await readSample()
    if (sample !== null) setBody(sample)
  }
  useEffect(() => {
    void call('webhooks.sample', { itemId }).then(
      // What a person typed meanwhile is theirs.
      (sample) => {
        if (!isTouched.current) setBody(sample.body)
      },
      (thrown: unknown) => setSampleFailed(codeOf(thrown)),
    )
  }, [itemId])
  const change = (next: string) => {
    isTouched.current = true
    setBody(next)
    forget()
  }
  const send = (choice: SignWith, typed: string) => {
    const { to } = readAddress(typed)
    setShowsWrong(to === null)
    if (to === null) return
    setSent(null)
    void ask(async () => {
      const sample = await call('webhooks.send', { itemId, with: choice, to, body })
      setSent({ sample, choice })
    })
  }
  return {
    ...{ body, change, putSample, sampleFailed, sent, send, busy, code },
    ...{ showsWrong, forgetWrong: () => setShowsWrong(false) },
  }
}
