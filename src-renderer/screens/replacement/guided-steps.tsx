import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { useConnections } from '../../stores/connections.ts'
import { useGuide } from '../../stores/guides.ts'
import { theProvider } from '../../words/en-story.ts'
import { guideWords, stepWords } from '../../words/en.ts'
import { GuideSteps } from '../guides/guide-steps.tsx'
import { roadOf } from '../guides/road-of.ts'
import { UnseenNote } from '../guides/unseen-note.tsx'
import { VendorNotes } from '../guides/vendor-notes.tsx'
import { SupplyForm } from './supply-form.tsx'
import { useItemOf } from './use-item-of.ts'
import './guided-steps.css'

const words = stepWords.roads

/** The provider's part, which a person does: numbered clicks, then the new key handed over. */
export function GuidedSteps({ view }: { readonly view: RotationView }) {
  const item = useItemOf(view.itemId)
  const guide = useGuide(item?.vendor ?? null)
  const facts = useConnections(
    (state) => state.views.find(({ id }) => id === item?.connectionId)?.facts ?? null,
  )
  const road = guide && roadOf(guide, item?.summary.kind ?? null)
  if (!guide || !road) return <PlainSteps view={view} />
  return (
    <section aria-label={words.guidedSteps} className="guided-all">
      {road.replace !== null && (
        <Notice tone="act">
          <strong>{guideWords.endsOld}</strong>
        </Notice>
      )}
      <GuideSteps guide={guide} steps={road.replace ?? road.make} newName={view.newName}>
        {road.replace === null && `${guideWords.leaveOld} `}
        {guideWords.paste}
        <SupplyForm view={view} prefix={guide.prefix} />
      </GuideSteps>
      <UnseenNote guide={guide} road={road} facts={facts} />
      <VendorNotes notes={guide.notes} road={road} />
    </section>
  )
}

/** The clicks at a provider of which nothing is published here. */
function PlainSteps({ view }: { readonly view: RotationView }) {
  const copyName = async () => {
    await call('text.copy', { text: view.newName })
    return { clearsAfterMs: null }
  }
  return (
    <section aria-label={words.guidedSteps}>
      <ol className="guided">
        <li>{words.openPage(visibleText(view.providerName) || theProvider)}</li>
        <li>{words.makeNew}</li>
        <li>
          {words.nameIt}
          <span className="guided-name">
            <Mono>{view.newName}</Mono>
            <CopyButton label={words.copyName} variant="quiet" onCopy={copyName} />
          </span>
        </li>
        <li>
          {words.pasteIt}
          <SupplyForm view={view} />
        </li>
      </ol>
    </section>
  )
}
