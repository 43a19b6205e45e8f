import { useEffect, useState } from 'react'
import type { CareStep, CareView } from '../../../src-shared/care.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call, codeOf } from '../../api.ts'
import { reloadItems } from '../../stores/items.ts'
import { useAsking } from '../use-asking.ts'

type Read = { readonly view: CareView | null; readonly failed: ErrorCode | null }

/** What may be written about a key, without the key and its stamp. */
export type CareInput = Omit<Input<'care.set'>, 'itemId' | 'stamp'>

/** How one key is looked after, read again after every change to it, and the ways to note more. */
export function useCare(item: ItemDetail) {
  const { id: itemId } = item.summary
  const { stamp } = item
  // A try with the key takes a step without changing the key.
  const lastDone = Math.max(0, ...item.audit.map(({ at }) => at))
  const [read, setRead] = useState<Read>({ view: null, failed: null })
  const { busy, code, ask } = useAsking()
  useEffect(() => {
    let stale = false
    call('care.get', { itemId }).then(
      (view) => {
        if (!stale) setRead({ view, failed: null })
      },
      (thrown: unknown) => {
        if (!stale) setRead({ view: null, failed: codeOf(thrown) })
      },
    )
    return () => {
      stale = true
    }
  }, [itemId, stamp, lastDone])
  const note = (work: () => Promise<null>) =>
    ask(async () => {
      await work()
      await reloadItems()
    })
  const stamped = { itemId, stamp }
  const tick = (step: CareStep, done: boolean) =>
    note(() => call('care.step', { ...stamped, step, done }))
  const setChanged = (changed: boolean) =>
    note(() => call('care.accessChanged', { ...stamped, changed }))
  return { ...read, busy, code, tick, setChanged }
}

/** What the parts of the section need. */
export type Care = ReturnType<typeof useCare>
