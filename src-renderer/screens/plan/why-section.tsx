import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Why } from '../../../src-shared/care.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { tellingWords as words, whyWords } from '../../words/en.ts'
import { versionInUse } from '../item/version-in-use.ts'
import { EmergencyDialog } from '../turn-off/emergency-dialog.tsx'
import { useAsking } from '../use-asking.ts'
import { replaceWhys } from './replace-whys.ts'

/** Why a key is replaced; where others may have seen it, the way that does not wait. */
export function WhySection({
  itemId,
  why,
  onChange,
}: {
  readonly itemId: ItemId
  readonly why: Why
  readonly onChange: (why: Why) => void
}) {
  return (
    <section>
      <div className="plan-at">
        <Field label={words.why}>
          {(input) => (
            <Select
              {...input}
              value={why}
              onChange={({ target }) =>
                onChange(replaceWhys.find((each) => each === target.value) ?? 'scheduled')
              }
            >
              {replaceWhys.map((each) => (
                <option key={each} value={each}>
                  {whyWords[each]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {why === 'exposed' && <ExposedNotice itemId={itemId} />}
    </section>
  )
}

function ExposedNotice({ itemId }: { readonly itemId: ItemId }) {
  const [item, setItem] = useState<ItemDetail | null>(null)
  const { busy, code, ask } = useAsking()
  const version = item === null ? null : versionInUse(item)
  const look = () => ask(async () => setItem(await call('items.get', { itemId })))
  return (
    <Notice tone="act" icon={CircleAlert}>
      <p>{words.whyExposed}</p>
      <Button variant="plain" busy={busy} onClick={() => void look()}>
        {words.exposedNow}
      </Button>
      {code !== null && <ErrorCard code={code} />}
      {item && version && (
        <EmergencyDialog item={item} version={version} onClose={() => setItem(null)} />
      )}
    </Notice>
  )
}
