import { ChevronLeft } from 'lucide-react'
import { useEffect } from 'react'
import type { RotationId } from '../../../src-shared/ids.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { Screen } from '../../frame/screen.tsx'
import { useMedia } from '../../media.ts'
import { go } from '../../stores/app.ts'
import { reloadRotations, useRotations } from '../../stores/rotations.ts'
import { whyWords } from '../../words/en-whys.ts'
import { stepWords } from '../../words/en.ts'
import { ActionFooter } from './action-footer.tsx'
import { oneColumn } from './one-column.ts'
import { PlacePanel } from './place-panel.tsx'
import { ReplacementHead } from './replacement-head.tsx'
import { showsPlaces } from './story.ts'
import { StoryColumn } from './story-column.tsx'
import { TellingNotices } from './telling-notices.tsx'
import { titleOf } from './title.ts'
import { useActing } from './use-acting.ts'
import { usePlacing } from './use-placing.ts'
import { WhatWeKnow } from './what-we-know.tsx'
import './replacement.css'

const words = stepWords.replacement

/** Something that is done at a provider: every step, what is true now, and what may be done next. */
export function ReplacementScreen({ rotationId }: { readonly rotationId: RotationId }) {
  const view = useRotations((state) => state.views.find(({ id }) => id === rotationId))
  const read = useRotations((state) => state.read)
  useEffect(() => {
    void reloadRotations()
  }, [rotationId])
  if (view) return <Told view={view} />
  return (
    <Screen label={words.list.title} bar={<BackBar reason="" />}>
      <p className="replacement-none" role="status">
        {read ? words.gone : words.loading}
      </p>
    </Screen>
  )
}

function Told({ view }: { readonly view: RotationView }) {
  const acting = useActing(view)
  const placing = usePlacing(view)
  const isOneColumn = useMedia(oneColumn)
  const title = titleOf(view)
  return (
    <Screen
      label={title}
      bar={<BackBar reason={reasonOf(view)} />}
      footer={<ActionFooter view={view} acting={acting} />}
    >
      <div className="replacement">
        <div className="replacement-story">
          <ReplacementHead view={view} title={title} />
          <TellingNotices view={view} />
          <StoryColumn view={view} acting={acting} placing={placing} />
        </div>
        <aside className="replacement-side" aria-label={words.know}>
          {!isOneColumn && placing.shown && showsPlaces(view) && (
            <PlacePanel
              key={placing.shown.id}
              view={view}
              place={placing.shown}
              placing={placing}
            />
          )}
          <WhatWeKnow view={view} />
        </aside>
      </div>
    </Screen>
  )
}

/** Why, as the person chose it; in an emergency they said it in words of its own. */
function reasonOf({ why, urgent, reason }: RotationView): string {
  return why === null || urgent ? reason : whyWords[why]
}

function BackBar({ reason }: { readonly reason: string }) {
  return (
    <>
      <Button variant="quiet" icon={ChevronLeft} onClick={() => go({ screen: 'keys' })}>
        {words.back}
      </Button>
      <span className="grow" />
      {reason !== '' && <span className="replacement-reason">{words.reason(reason)}</span>}
    </>
  )
}
