import { Check } from 'lucide-react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import './places-list.css'

const words = stepWords.replacement

/** The places that use the key, and the new key to put there. */
export function PlacesList({ view }: { readonly view: RotationView }) {
  const isDone = view.placesDoneAt !== null
  return (
    <div className="places">
      {view.callers.length === 0 ? (
        <p className="chapter-detail">{words.notWritten}</p>
      ) : (
        <ul className="places-list">
          {view.callers.map((caller) => (
            <li key={caller}>
              {isDone ? (
                <Check size={14} strokeWidth={2} aria-hidden className="places-tick" />
              ) : (
                <span className="places-half" aria-hidden />
              )}
              <span>{visibleText(caller)}</span>
            </li>
          ))}
        </ul>
      )}
      {!isDone && <CopyNewKey view={view} />}
    </div>
  )
}

function CopyNewKey({ view }: { readonly view: RotationView }) {
  const made = view.new
  if (made === null) return null
  const copy = (part: 'secret' | 'credential-id') => () =>
    call('items.copy', { itemId: view.itemId, versionId: made.versionId, part })
  return (
    <div className="places-copy">
      <CopyButton label={words.copyNew} onCopy={copy('secret')} />
      {made.credentialId !== null && (
        <CopyButton label={words.copyNewId} variant="quiet" onCopy={copy('credential-id')} />
      )}
    </div>
  )
}
