import { useEffect, useState } from 'react'
import type { PlaceDiff } from '../../../src-shared/caller.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { RotationId } from '../../../src-shared/ids.ts'
import type { PlaceView } from '../../../src-shared/rotation.ts'
import { call, codeOf } from '../../api.ts'

type Answer = { readonly diff: PlaceDiff | null; readonly failed: ErrorCode | null }

const nothing: Answer = { diff: null, failed: null }

/** The masked difference of one place, read again when the place changes. */
export function usePlaceDiff(rotationId: RotationId, { id, shows, state, at }: PlaceView): Answer {
  const [answer, setAnswer] = useState<Answer & { readonly key: string }>({ ...nothing, key: '' })
  const key = `${rotationId} ${id} ${state} ${at ?? 0}`
  useEffect(() => {
    if (!shows) return
    let stale = false
    const tell = (told: Answer) => {
      if (!stale) setAnswer({ ...told, key })
    }
    call('rotations.placeDiff', { rotationId, placeId: id }).then(
      (diff) => tell({ diff, failed: null }),
      (thrown: unknown) => tell({ diff: null, failed: codeOf(thrown) }),
    )
    return () => {
      stale = true
    }
  }, [rotationId, id, shows, key])
  return shows && answer.key === key ? answer : nothing
}
