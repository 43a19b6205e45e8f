import { KeyPart } from '../../../src-shared/caller.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import { placeWords } from '../../words/en.ts'
import type { DraftProps } from './draft-fields.tsx'
import { holdsOneHalf } from './place-kinds.ts'
import '../segments.css'

/** Which half of a key stands in a place; asked only where a key has two. */
export function PartField({
  draft,
  change,
  kind,
}: Pick<DraftProps, 'draft' | 'change'> & { readonly kind: ItemKind }) {
  if (!holdsOneHalf(draft.kind) || (kind !== 'key-pair' && draft.part === 'secret')) return null
  return (
    <div className="field">
      <span className="field-label" aria-hidden>
        {placeWords.fields.part}
      </span>
      <fieldset className="segments">
        <legend className="visually-hidden">{placeWords.fields.part}</legend>
        {KeyPart.options.map((part) => (
          <label key={part} className="segment">
            <input
              type="radio"
              name="part"
              checked={draft.part === part}
              onChange={() => change({ part })}
            />
            {placeWords.parts[part]}
          </label>
        ))}
      </fieldset>
    </div>
  )
}
