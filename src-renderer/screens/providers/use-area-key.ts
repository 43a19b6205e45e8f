import { useState } from 'react'
import { toServiceName } from '../../../src-shared/item-name.ts'
import type { ConnectionView, ProviderKey } from '../../../src-shared/connections-contract.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { putRotation, rotationsStore } from '../../stores/rotations.ts'
import { fieldsOf, noAnswers } from '../new-key/proposed-fields.ts'
import { useAsking } from '../use-asking.ts'
import { againBy, versionThere } from './area-key.ts'
import { holdKey } from './hold-key.ts'

/** One of the fixed slots of an account. */
export type Area = { readonly id: string; readonly name: string }

/** What is done with the key of one area: made, replaced in its place, shown and copied. */
export function useAreaKey({ connection, area, entry }: AreaKeyOf, onChanged: () => void) {
  const [made, setMade] = useState<RotationView | null>(null)
  const { busy, code, ask } = useAsking()
  const hold = async () => {
    if (entry === null) return null
    const held = await holdKey(connection.id, entry)
    return held && { itemId: held.item.summary.id, version: versionThere(held.item) }
  }
  const make = () =>
    ask(async () => {
      const view = entry === null ? await generate(connection, area) : await regenerate(hold)
      if (view === null) return
      putRotation(view)
      setMade(view)
      onChanged()
    })
  /**
   * What showing and copying ask for: the key as the provider shows it now, read and kept anew.
   *
   * Somebody may have replaced it on the provider's own page, and what the vault has is dead then.
   */
  const present = async () => {
    if (entry !== null && connection.facts.capabilities.readAgain === 'api') {
      await call('connections.adopt', { connectionId: connection.id, remoteId: area.id })
    }
    const held = await hold()
    const version = held?.version ?? null
    if (held === null || version === null) throw new RangeError('no key is there any more')
    return { itemId: held.itemId, versionId: version.id }
  }
  const reveal = async () => call('items.reveal', await present())
  const copy = async () => call('items.copy', { ...(await present()), part: 'secret' })
  return { made, busy, code, make, reveal, copy }
}

/** Whose key it is. */
export type AreaKeyOf = {
  readonly connection: ConnectionView
  readonly area: Area
  /** The key that stands there, or null. */
  readonly entry: ProviderKey | null
}

async function generate(connection: ConnectionView, area: Area): Promise<RotationView> {
  const service = toServiceName(area.name)
  const { name } = await call('keys.proposeName', { service })
  const fields = fieldsOf(noAnswers, connection.facts)
  return call('keys.generate', {
    connectionId: connection.id,
    service,
    name,
    fields,
    area: area.id,
  })
}

type Hold = () => Promise<{ readonly itemId: RotationView['itemId'] } | null>

/** Goes on with a replacement that was refused before, and begins one where there is none. */
async function regenerate(hold: Hold): Promise<RotationView | null> {
  const held = await hold()
  if (held === null) return null
  const { itemId } = held
  const { views } = rotationsStore.getState()
  const open = views.find(
    (view) => view.itemId === itemId && view.step !== 'done' && view.step !== 'abandoned',
  )
  const again = open?.step === 'planned' ? againBy(open) : null
  if (open && again !== null) {
    const act = { rotationId: open.id, action: again, remoteId: null, phrase: null }
    return call('rotations.act', act)
  }
  const start = { kind: 'replace', itemId, reason: '', acceptsBreak: true } as const
  return call('rotations.start', start)
}
