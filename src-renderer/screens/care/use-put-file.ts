import { useEffect, useState } from 'react'
import type { Caller, PlaceLook } from '../../../src-shared/caller.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { CallerId, ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call, codeOf } from '../../api.ts'
import { useAsking } from '../use-asking.ts'

/** The places of a key that Keyturn can write. */
export function writablePlaces({ places }: Pick<ItemDetail, 'places'>): readonly Caller[] {
  return places
    .map(({ caller }) => caller)
    .filter((caller) => caller !== null)
    .filter(({ kind }) => kind !== 'manual')
}

/** Puts the key in use into one of its places, after a look at what stands there. */
export function usePutFile(item: ItemDetail) {
  const places = writablePlaces(item)
  const [chosenId, setChosenId] = useState<CallerId | null>(null)
  // What was ticked and written belongs to one place.
  const [acceptedId, setAcceptedId] = useState<CallerId | null>(null)
  const [writtenId, setWrittenId] = useState<CallerId | null>(null)
  const { busy, code, ask } = useAsking()
  const itemId = item.summary.id
  const caller = places.find(({ id }) => id === chosenId) ?? places[0] ?? null
  const { seen, failed, again } = usePlaceLook(itemId, caller)
  const inGit = seen?.facts.includes('in-git') ?? false
  const accepts = caller !== null && acceptedId === caller.id
  const isReady = caller !== null && seen !== null && (!inGit || accepts)
  const write = () => {
    if (!isReady) return
    void ask(async () => {
      await call('places.write', { itemId, callerId: caller.id })
      setWrittenId(caller.id)
      again()
    })
  }
  const setAccepts = (isOn: boolean) => setAcceptedId(isOn ? (caller?.id ?? null) : null)
  const isWritten = caller !== null && writtenId === caller.id
  const chosen = { places, caller, seen, inGit, accepts, isReady, isWritten }
  return { ...chosen, busy, code: failed ?? code, setChosenId, setAccepts, write }
}

/** What the dialog's body needs. */
export type PutFile = ReturnType<typeof usePutFile>

type Answer = { readonly look: PlaceLook } | { readonly code: ErrorCode }

/** What stands in a place: looked at as soon as it is chosen, so that nothing is written unseen. */
function usePlaceLook(itemId: ItemId, caller: Caller | null) {
  const [answer, setAnswer] = useState<{ caller: Caller; answer: Answer } | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (caller === null) return
    let stale = false
    const tell = (told: Answer) => {
      if (!stale) setAnswer({ caller, answer: told })
    }
    call('places.look', { itemId, caller }).then(
      (look) => tell({ look }),
      (thrown: unknown) => tell({ code: codeOf(thrown) }),
    )
    return () => {
      stale = true
    }
  }, [itemId, caller, turn])
  const told = answer !== null && answer.caller === caller ? answer.answer : null
  return {
    seen: told && 'look' in told ? told.look : null,
    failed: told && 'code' in told ? told.code : null,
    again: () => setTurn((last) => last + 1),
  }
}
