import type { ItemKind } from '../../../src-shared/item.ts'
import { guideNamed, useGuides } from '../../stores/guides.ts'
import { guideWords as words } from '../../words/en.ts'
import { GuideSteps } from '../guides/guide-steps.tsx'
import { roadOf } from '../guides/road-of.ts'
import { UnseenNote } from '../guides/unseen-note.tsx'
import { VendorNotes } from '../guides/vendor-notes.tsx'

/** The clicks by which a person makes a key at the vendor that they named, before adding it here. */
export function GuideMake({
  provider,
  kind,
  name,
}: {
  readonly provider: string
  readonly kind: ItemKind
  /** The name that the key gets here, and there. */
  readonly name: string
}) {
  const guide = guideNamed(useGuides(), provider)
  const road = guide && roadOf(guide, kind)
  if (!guide || !road) return null
  const newName = name.trim() === '' ? null : name.trim()
  return (
    <details className="guide-make">
      <summary>{words.makeTitle(guide.name)}</summary>
      <div className="guide-part">
        <p>{words.makeFirst}</p>
        <GuideSteps guide={guide} steps={road.make} newName={newName} />
        <UnseenNote guide={guide} road={road} facts={null} />
        <VendorNotes notes={guide.notes} road={road} />
      </div>
    </details>
  )
}
