import type { Guide, GuideStep } from '../../../src-shared/guide.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { DocLinks } from '../../components/doc-links.tsx'
import { Notice } from '../../components/notice.tsx'
import { guideWords } from '../../words/en.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { GuideSteps } from '../guides/guide-steps.tsx'
import { roadOf } from '../guides/road-of.ts'
import { UnseenNote } from '../guides/unseen-note.tsx'
import { VendorNotes } from '../guides/vendor-notes.tsx'

/** The clicks at a provider that lets nobody else list or make keys. */
export function ByHand({
  guide,
  facts,
}: {
  readonly guide: Guide | null
  readonly facts: ProviderFacts
}) {
  const road = guide && roadOf(guide, facts.issues)
  return (
    <>
      <Notice tone="plain">
        <strong>{words.noList(guide?.name ?? facts.name)}</strong> {words.noListTodo}
      </Notice>
      {guide && road && (
        <>
          <Part title={guideWords.makeTitle(guide.name)} guide={guide} steps={road.make} />
          {road.turnOff === null ? (
            <p>{guideWords.noTurnOff(guide.name)}</p>
          ) : (
            <Part title={guideWords.turnOffTitle(guide.name)} guide={guide} steps={road.turnOff} />
          )}
          <UnseenNote guide={guide} road={road} facts={facts} />
          <VendorNotes notes={guide.notes} />
          <h2>{guideWords.docs}</h2>
          <DocLinks docs={guide.docs} />
        </>
      )}
    </>
  )
}

function Part({
  title,
  guide,
  steps,
}: {
  readonly title: string
  readonly guide: Guide
  readonly steps: readonly GuideStep[]
}) {
  return (
    <section className="guide-part" aria-label={title}>
      <h2>{title}</h2>
      <GuideSteps guide={guide} steps={steps} />
    </section>
  )
}
