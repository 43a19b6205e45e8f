import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { stepWords } from '../../words/en.ts'

const words = stepWords.replacement

/** Copies the new key without showing it, for places that a person changes. */
export function CopyNewKey({ view }: { readonly view: RotationView }) {
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
