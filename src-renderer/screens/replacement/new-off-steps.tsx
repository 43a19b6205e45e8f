import type { RotationView } from '../../../src-shared/rotation.ts'
import { Mono } from '../../components/mono.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { theProvider } from '../../words/en-story.ts'
import { stepWords } from '../../words/en.ts'
import './guided-steps.css'

const words = stepWords.roads

/** How a person turns the new key off that was taken back: which one, where, and then. */
export function NewOffSteps({ view }: { readonly view: RotationView }) {
  const provider = visibleText(view.providerName) || theProvider
  const made = view.new
  return (
    <ol className="guided" aria-label={words.newOffSteps}>
      <li>{words.openPage(provider)}</li>
      <li>
        {words.newOffFind}
        <span className="guided-name">
          {made?.hint != null && <Mono>{made.hint}</Mono>}
          {made?.credentialId != null && <Mono>{made.credentialId}</Mono>}
          <span>{words.newOffNamed}</span>
          <Mono>{view.newName}</Mono>
        </span>
      </li>
      <li>{words.newOffDo}</li>
      <li>{words.newOffSay}</li>
    </ol>
  )
}
