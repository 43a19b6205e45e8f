import { useState, type SyntheticEvent } from 'react'
import type { ConnectionView } from '../../../src-shared/ipc-contract.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { useAsking } from '../use-asking.ts'
import { isGeneric } from './generic-label.ts'
import { noteCare } from './note-care.ts'
import { fieldsOf, noAnswers } from './proposed-fields.ts'
import { useNeed } from './use-need.ts'
import { useProposedName } from './use-proposed-name.ts'

/** The form that makes a key at a provider. */
export function useMakeKey(
  connections: readonly ConnectionView[],
  onMade: (view: RotationView) => void,
) {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [answers, setAnswers] = useState(noAnswers)
  const [sent, setSent] = useState(false)
  const naming = useProposedName()
  const { busy, code, ask } = useAsking()
  const connection = connections.find(({ id }) => id === chosenId) ?? connections[0] ?? null
  const need = useNeed(connection?.facts ?? null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(true)
    const { serviceName } = naming
    if (connection === null || serviceName === '' || isGeneric(serviceName)) return
    if (need.runsIn === 'browser') return
    void ask(async () => {
      // The proposal may still be on its way when Enter is pressed.
      const name = naming.name || (await call('keys.proposeName', { service: serviceName })).name
      const view = await call('keys.generate', {
        connectionId: connection.id,
        service: serviceName,
        name,
        fields: fieldsOf(answers, connection.facts),
        ...need.asked,
      })
      // The key is there: that a note about it failed must not hide it. It can be noted later.
      await noteCare(view.itemId, need.need).catch(() => undefined)
      onMade(view)
    })
  }
  const state = { connections, connection, answers, naming, need, sent, busy, code }
  return { ...state, setChosenId, setAnswers, submit }
}

/** What the fields of that form need. */
export type MakeKeyForm = ReturnType<typeof useMakeKey>
