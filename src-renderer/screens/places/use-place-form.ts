import { useState, type SyntheticEvent } from 'react'
import type { Caller, PlaceLook } from '../../../src-shared/caller.ts'
import type { CallerId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { reloadItems } from '../../stores/items.ts'
import { useAsking } from '../use-asking.ts'
import {
  changedDraft,
  draftOf,
  emptyDraft,
  readDraft,
  type PlaceDraft,
  type WrongField,
} from './place-draft.ts'

const nothingWrong: ReadonlySet<WrongField> = new Set()

/** Holds the description of a place, looks what stands there, and saves it. */
export function usePlaceForm(item: ItemDetail, before: Caller | null, onSaved: () => void) {
  const [draft, setDraft] = useState(() =>
    before ? draftOf(before) : emptyDraft(item.fields.envVar.trim()),
  )
  const [id, setId] = useState<CallerId | null>(before?.id ?? null)
  const [wrong, setWrong] = useState(nothingWrong)
  const [seen, setSeen] = useState<PlaceLook | null>(null)
  const saving = useAsking()
  const looking = useAsking()
  const itemId = item.summary.id
  const change = (next: Partial<PlaceDraft>) => {
    setDraft((now) => changedDraft(now, next))
    // What was seen belongs to what the form said then.
    setSeen(null)
    saving.forget()
    looking.forget()
    setWrong(nothingWrong)
  }
  const read = async (): Promise<Caller | null> => {
    const known = id ?? (await call('places.newId', null)).id
    setId(known)
    const found = readDraft(draft, known)
    setWrong(found.wrong)
    return found.caller
  }
  const look = () =>
    looking.ask(async () => {
      setSeen(null)
      const caller = await read()
      if (caller) setSeen(await call('places.look', { itemId, caller }))
    })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void saving.ask(async () => {
      const caller = await read()
      if (!caller) return
      await call('places.put', { itemId, stamp: item.stamp, caller })
      await reloadItems()
      onSaved()
    })
  }
  return { draft, change, wrong, seen, look, looking, submit, busy: saving.busy, code: saving.code }
}
