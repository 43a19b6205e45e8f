import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Mono } from '../../components/mono.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { theProvider } from '../../words/en-story.ts'
import { stepWords } from '../../words/en.ts'
import { SupplyForm } from './supply-form.tsx'
import './guided-steps.css'

const words = stepWords.roads

/** The provider's part, which a person does: numbered clicks, then the new key handed over. */
export function GuidedSteps({ view }: { readonly view: RotationView }) {
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
