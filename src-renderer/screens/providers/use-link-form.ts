import { useEffect, useState, type SyntheticEvent } from 'react'
import type { ProviderView } from '../../../src-shared/connections-contract.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { call, codeOf } from '../../api.ts'
import { go } from '../../stores/app.ts'
import { reloadConnections } from '../../stores/connections.ts'
import { useAsking } from '../use-asking.ts'
import { noDraft, nothingWrong, readLink, type LinkDraft } from './link-draft.ts'

/** Holds what a new account asks for, and links it; the sign-in is forgotten once it was sent. */
export function useLinkForm(onLinked: () => void) {
  const { providers, failed } = useProviders()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [draft, setDraft] = useState(noDraft)
  const [wrong, setWrong] = useState(nothingWrong)
  const { busy, code, ask, forget } = useAsking()
  const provider = providers.find(({ facts }) => facts.id === chosenId) ?? providers[0] ?? null
  const change = (next: Partial<LinkDraft>) => {
    setDraft((now) => ({ ...now, ...next }))
    setWrong(nothingWrong)
    forget()
  }
  const choose = (id: string) => {
    setChosenId(id)
    // What was typed for one provider is meant for no other.
    change({ origin: '', parameters: {}, admin: '' })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (provider === null) return
    const read = readLink(provider, draft)
    setWrong(read.wrong)
    const { input } = read
    if (input === null) return
    void ask(async () => {
      const view = await call('connections.add', input)
      setDraft(noDraft)
      await reloadConnections()
      onLinked()
      go({ screen: 'provider-keys', connectionId: view.id })
    })
  }
  return { providers, provider, choose, draft, change, wrong, submit, busy, code: code ?? failed }
}

/** What the fields of that form need. */
export type LinkForm = ReturnType<typeof useLinkForm>

function useProviders() {
  const [providers, setProviders] = useState<readonly ProviderView[]>([])
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  useEffect(() => {
    let stale = false
    call('connections.providers', null).then(
      (all) => {
        if (!stale) setProviders(all)
      },
      (thrown: unknown) => {
        if (!stale) setFailed(codeOf(thrown))
      },
    )
    return () => {
      stale = true
    }
  }, [])
  return { providers, failed }
}
