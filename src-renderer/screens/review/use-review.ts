import { useEffect, useState } from 'react'
import type { FindingKind, PersonView, ReviewView } from '../../../src-shared/care.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { call, codeOf } from '../../api.ts'
import { reloadDue } from '../../stores/due.ts'
import { useItems } from '../../stores/items.ts'
import { useAsking } from '../use-asking.ts'

type Read = {
  readonly view: ReviewView | null
  readonly people: readonly PersonView[]
  readonly failed: ErrorCode | null
}

/** The review and the people, read again whenever a key changes; and what may be done with them. */
export function useReview() {
  const { read, setRead, again } = useReading()
  const { busy, code, ask } = useAsking()
  const put = (view: ReviewView) => setRead((before) => ({ ...before, view, failed: null }))
  const accept = (itemId: ItemId, kind: FindingKind, accepted: boolean) =>
    ask(async () => put(await call('review.accept', { itemId, kind, accepted })))
  const done = () =>
    ask(async () => {
      put(await call('review.done', null))
      await reloadDue()
    })
  const setIdleAfter = async (idleAfterDays: number) =>
    put(await call('review.set', { idleAfterDays }))
  const markLeft = async (name: string, left: boolean): Promise<PersonView> => {
    const person = await call('care.personLeft', { name, left })
    again()
    return person
  }
  return { ...read, busy, code, again, accept, done, setIdleAfter, markLeft, ask }
}

/** What the parts of the screen need. */
export type Review = ReturnType<typeof useReview>

function useReading() {
  const [read, setRead] = useState<Read>({ view: null, people: [], failed: null })
  const [turn, setTurn] = useState(0)
  // Every reading of the list makes new counts: then what the review says may be old.
  const counts = useItems((state) => state.counts)
  useEffect(() => {
    let stale = false
    Promise.all([call('review.get', null), call('care.people', null)]).then(
      ([view, people]) => {
        if (!stale) setRead({ view, people, failed: null })
      },
      (thrown: unknown) => {
        if (!stale) setRead((before) => ({ ...before, failed: codeOf(thrown) }))
      },
    )
    return () => {
      stale = true
    }
  }, [counts, turn])
  return { read, setRead, again: () => setTurn((last) => last + 1) }
}
