import { useState } from 'react'
import type { RotationAction, RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { putRotation } from '../../stores/rotations.ts'
import { useAsking } from '../use-asking.ts'
import { isAtWork, type WeighedAction } from './actions.ts'

/** What is about to be done, while its weight is shown. */
export type Weighing = {
  readonly action: WeighedAction
  /** The key of the list that the person chose, or null where the story knows the key. */
  readonly remoteId: string | null
}

/** What was typed or chosen for an action. */
export type Said = { readonly remoteId: string | null; readonly phrase: string | null }

const nothingSaid: Said = { remoteId: null, phrase: null }

/** Carries out what a person decides; turning a key off shows its weight first. */
export function useActing(view: RotationView) {
  const [weighing, setWeighing] = useState<Weighing | null>(null)
  const { busy, code, ask } = useAsking()
  const act = (action: RotationAction, said: Said = nothingSaid) =>
    ask(async () => {
      putRotation(await call('rotations.act', { rotationId: view.id, action, ...said }))
      setWeighing(null)
    })
  // What is weighed may have been done meanwhile, in another window or by the provider.
  const weighed = weighing && view.actions.includes(weighing.action) ? weighing : null
  return { busy: busy || isAtWork(view), code, act, weighing: weighed, setWeighing }
}

/** What the parts of the screen need to act. */
export type Acting = ReturnType<typeof useActing>
