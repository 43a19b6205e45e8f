import type { RotationView } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { stepWords } from '../../words/en.ts'
import { BelowMade } from './below-made.tsx'
import { ChapterLine } from './chapter-line.tsx'
import { CopyNewKey } from './copy-new-key.tsx'
import { LengthsDrawing } from './lengths-drawing.tsx'
import { PlacesList } from './places-list.tsx'
import { ShowNewKey } from './show-new-key.tsx'
import { OldOffSteps } from './old-off-steps.tsx'
import { namesOf, showsPlaces, storyOf, type Chapter } from './story.ts'
import type { Acting } from './use-acting.ts'
import type { Placing } from './use-placing.ts'
import { WeightPanel } from './weight-panel.tsx'

type Props = {
  readonly view: RotationView
  readonly acting: Acting
  readonly placing: Placing
}

/** The lengths and, below them, the story line by line with what belongs to each line. */
export function StoryColumn({ view, acting, placing }: Props) {
  const now = useNow(60_000)
  const names = namesOf(view, now)
  const { weighing } = acting
  return (
    <>
      {view.kind !== 'set-signer' && <LengthsDrawing view={view} />}
      <ol className="chapters" aria-label={stepWords.replacement.list.title}>
        {storyOf(view).map((chapter) => (
          <ChapterLine key={chapter.id} chapter={chapter} names={names}>
            <Below chapter={chapter} view={view} acting={acting} placing={placing} />
          </ChapterLine>
        ))}
      </ol>
      {acting.code !== null && <ErrorCard code={acting.code} />}
      {weighing && (
        <WeightPanel
          key={`${weighing.action} ${weighing.remoteId ?? ''}`}
          {...{ view, acting, weighing }}
        />
      )}
    </>
  )
}

function Below({ chapter, view, acting, placing }: Props & { readonly chapter: Chapter }) {
  switch (chapter.id) {
    case 'made':
      return <BelowMade chapter={chapter} view={view} acting={acting} />
    case 'places':
      return showsPlaces(view) ? <PlacesList view={view} placing={placing} /> : null
    case 'saved':
      if (view.kind === 'generate' && view.new !== null && chapter.mark === 'done')
        return <ShowNewKey view={view} />
      if (chapter.told === 'saved-by-hand') return <CopyNewKey view={view} />
      return <Trouble chapter={chapter} view={view} />
    case 'old':
      if (chapter.told === 'old-by-hand') return <OldOffSteps view={view} />
      return <Trouble chapter={chapter} view={view} />
    case 'signer':
      return <Trouble chapter={chapter} view={view} />
  }
}

function Trouble({ chapter, view }: { readonly chapter: Chapter; readonly view: RotationView }) {
  const belongsHere =
    chapter.mark === 'failed' || chapter.mark === 'unknown' || chapter.told === 'old-skewed'
  return belongsHere && view.trouble ? <ErrorCard code={view.trouble.code} /> : null
}
