import { useState } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { putRotation } from '../../stores/rotations.ts'
import { useAsking } from '../use-asking.ts'
import { useHold } from '../use-hold.ts'
import { lookAtPaste } from './paste-faults.ts'
import { useItemOf } from './use-item-of.ts'

/** A new key that a person made, on its way into the vault; forgotten here once it is there. */
export function useSupplying(view: RotationView, prefix: string | null) {
  const [typed, setTyped] = useState('')
  const [credentialId, setCredentialId] = useState('')
  const kind = useItemOf(view.itemId)?.summary.kind
  const asksForId = kind === 'key-pair' || view.old?.credentialId != null
  const { busy, code, ask } = useAsking()
  // A typed key is nowhere else yet: whoever leaves the screen would lose it.
  useHold(typed !== '')
  const pasted = lookAtPaste(typed, view.old?.hint ?? null, prefix)
  const handOver = async () => {
    if (pasted.secret === '') return
    await ask(async () => {
      const id = credentialId.trim()
      const given = {
        rotationId: view.id,
        secret: pasted.secret,
        credentialId: asksForId && id !== '' ? id : null,
      }
      const next = await call('rotations.supply', given)
      setTyped('')
      putRotation(next)
    })
  }
  const fields = { typed, setTyped, credentialId, setCredentialId }
  return { ...fields, asksForId, pasted, busy, code, handOver }
}
