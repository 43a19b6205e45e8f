import { useEffect, useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { putRotation } from '../../stores/rotations.ts'
import { useAsking } from '../use-asking.ts'
import { useHold } from '../use-hold.ts'
import { lookAtPaste } from './paste-faults.ts'

/** A new key that a person made, on its way into the vault; forgotten here once it is there. */
export function useSupplying(view: RotationView) {
  const [typed, setTyped] = useState('')
  const [credentialId, setCredentialId] = useState('')
  const asksForId = useKind(view.itemId) === 'key-pair' || view.old?.credentialId != null
  const { busy, code, ask } = useAsking()
  // A typed key is nowhere else yet: whoever leaves the screen would lose it.
  useHold(typed !== '')
  const pasted = lookAtPaste(typed, view.old?.hint ?? null)
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

function useKind(itemId: ItemId): ItemKind | null {
  const [kind, setKind] = useState<ItemKind | null>(null)
  useEffect(() => {
    let stale = false
    call('items.get', { itemId }).then(
      ({ summary }) => {
        if (!stale) setKind(summary.kind)
      },
      // Then only what the story knows of the old key says whether there is an ID.
      () => undefined,
    )
    return () => {
      stale = true
    }
  }, [itemId])
  return kind
}
