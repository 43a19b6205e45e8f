import { useState, type SyntheticEvent } from 'react'
import type { ConnectionId, ItemId } from '../../../src-shared/ids.ts'
import type { NewItem } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { useAsking } from '../use-asking.ts'
import { fieldsOf, noAnswers } from './proposed-fields.ts'
import { edgesOf } from './secret-edges.ts'
import { dayToInstant } from './typed-date.ts'

/** What was typed about a key that is added by hand; the secret lives here and nowhere else. */
const nothingTyped = {
  name: '',
  provider: '',
  /** The linked account at which it stands, or null. */
  connectionId: null as ConnectionId | null,
  kind: 'api-key' as NewItem['kind'],
  keyId: '',
  secret: '',
  /** Whether blanks around the secret belong to it; the person says so. */
  keepsBlanks: false,
  madeOn: '',
  madeKnown: true,
}

/** The form that adds a key by hand. */
export function useAddKey(onAdded: (itemId: ItemId) => void) {
  const [typed, setTyped] = useState(nothingTyped)
  const [answers, setAnswers] = useState(noAnswers)
  const [sent, setSent] = useState(false)
  const { busy, code, ask } = useAsking()
  const dayIsWrong = typed.madeKnown && typed.madeOn !== '' && dayToInstant(typed.madeOn) === null
  const change = (change: Partial<typeof nothingTyped>) => setTyped({ ...typed, ...change })
  const send = (acceptDuplicate: boolean) => {
    setSent(true)
    if (typed.name.trim() === '' || dayIsWrong) return
    void ask(async () => {
      const { itemId } = await call('items.add', {
        name: typed.name.trim(),
        kind: typed.kind,
        providerName: typed.provider.trim(),
        connectionId: typed.connectionId,
        credentialId: typed.keyId.trim() || null,
        secret: (typed.keepsBlanks ? typed.secret : edgesOf(typed.secret).inner) || null,
        createdAt: typed.madeKnown ? dayToInstant(typed.madeOn) : null,
        fields: fieldsOf(answers, null),
        acceptDuplicate,
      })
      setTyped(nothingTyped)
      onAdded(itemId)
    })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    send(false)
  }
  const state = { typed, answers, sent, dayIsWrong, busy, code }
  return { ...state, change, setAnswers, submit, addAnyway: () => send(true) }
}

/** What the fields of that form need. */
export type AddKeyForm = ReturnType<typeof useAddKey>
