import type { RotationView } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { stepWords } from '../../words/en.ts'
import { CandidateList } from './candidate-list.tsx'
import { needsChoice } from './actions.ts'
import { ChapterLine } from './chapter-line.tsx'
import { CheckNotice } from './check-notice.tsx'
import { LengthsDrawing } from './lengths-drawing.tsx'
import { PlacesList } from './places-list.tsx'
import { ShowNewKey } from './show-new-key.tsx'
import { SlotsFull } from './slots-full.tsx'
import { namesOf, storyOf, type Chapter } from './story.ts'
import type { Acting } from './use-acting.ts'
import { WeightPanel } from './weight-panel.tsx'

type Props = { readonly view: RotationView; readonly acting: Acting }

/** The lengths and, below them, the story line by line with what belongs to each line. */
export function StoryColumn({ view, acting }: Props) {
  const now = useNow(60_000)
  const names = namesOf(view, now)
  const { weighing } = acting
  return (
    <>
      {view.kind !== 'set-signer' && <LengthsDrawing view={view} />}
      <ol className="chapters" aria-label={stepWords.replacement.list.title}>
        {storyOf(view).map((chapter) => (
          <ChapterLine key={chapter.id} chapter={chapter} names={names}>
            <Below chapter={chapter} view={view} acting={acting} />
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

function Below({ chapter, view, acting }: Props & { readonly chapter: Chapter }) {
  const isFirstKey = chapter.id === 'saved' && view.kind === 'generate' && view.new !== null
  const troubleBelongsHere = chapter.mark === 'failed' || chapter.mark === 'unknown'
  if (chapter.id === 'made' && view.trouble?.code === 'provider-slots-full')
    return <SlotsFull view={view} />
  if (chapter.id === 'made' && needsChoice(view))
    return <CandidateList view={view} acting={acting} />
  if (chapter.id === 'made' && view.actions.includes('check')) return <CheckNotice view={view} />
  if (chapter.id === 'places' && chapter.mark !== 'todo') return <PlacesList view={view} />
  if (isFirstKey && chapter.mark === 'done') return <ShowNewKey view={view} />
  if (troubleBelongsHere && view.trouble) return <ErrorCard code={view.trouble.code} />
  return null
}
