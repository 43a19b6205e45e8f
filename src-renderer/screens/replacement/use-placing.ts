import { useState } from 'react'
import type { PlaceAction, PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { putRotation } from '../../stores/rotations.ts'
import { useAsking } from '../use-asking.ts'
import { firstShown, firstToChange } from './place-numbers.ts'

/** Which place is looked at, and what a person has done with it. */
export function usePlacing(view: RotationView) {
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [busyId, setBusyId] = useState<string | null>(null)
  const { code, ask, forget } = useAsking()
  // Until the person chooses, the first place that needs a look is shown; it stays when it is done.
  const [firstId] = useState(firstShown(view.places)?.id ?? null)
  const shownId =
    chosenId ?? firstToChange(view)?.id ?? firstId ?? firstShown(view.places)?.id ?? null
  const act = (place: PlaceView, action: PlaceAction) =>
    ask(async () => {
      setChosenId(place.id)
      setBusyId(place.id)
      try {
        const placeId = place.id
        putRotation(await call('rotations.place', { rotationId: view.id, placeId, action }))
      } finally {
        setBusyId(null)
      }
    })
  const choose = (id: string) => {
    forget()
    setChosenId(id)
  }
  const shown = view.places.find(({ id }) => id === shownId) ?? null
  return { shown, choose, act, busyId, code }
}

/** What the parts of the screen need to show and change places. */
export type Placing = ReturnType<typeof usePlacing>
