import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { stepWords } from '../../words/en.ts'
import { keyToCopy } from './key-to-copy.ts'

const words = stepWords.replacement

/** Copies the key that belongs into the places, without showing it: the old one on the way back. */
export function CopyNewKey({ view }: { readonly view: RotationView }) {
  const wanted = keyToCopy(view)
  if (wanted === null) return null
  const { key, isOld } = wanted
  const copy = (part: 'secret' | 'credential-id') => () =>
    call('items.copy', { itemId: view.itemId, versionId: key.versionId, part })
  return (
    <div className="places-copy">
      <CopyButton label={isOld ? words.copyOld : words.copyNew} onCopy={copy('secret')} />
      {key.credentialId !== null && (
        <CopyButton label={words.copyNewId} variant="quiet" onCopy={copy('credential-id')} />
      )}
    </div>
  )
}
