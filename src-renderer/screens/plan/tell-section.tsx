import type { ItemSummary } from '../../../src-shared/item.ts'
import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { tellingWords as words } from '../../words/en.ts'
import { nameOf, planNotice } from './plan-notice.ts'

/** Who uses the key and must know before it is replaced: a notice to copy, and that it was told. */
export function TellSection({
  item,
  plan,
  startsAt,
  told,
  onTold,
}: {
  readonly item: Pick<ItemSummary, 'name' | 'owner'>
  readonly plan: ReplacePlan
  readonly startsAt: number | null
  readonly told: boolean
  readonly onTold: (told: boolean) => void
}) {
  const owner = visibleText(item.owner.trim())
  const isNobody = plan.places.length === 0 && owner === ''
  const copy = async () => {
    await call('text.copy', { text: planNotice({ name: item.name, plan, startsAt }) })
    return { clearsAfterMs: null }
  }
  return (
    <section aria-labelledby="plan-tell">
      <h2 id="plan-tell">{words.tell}</h2>
      <p>{isNobody ? words.nobody : words.tellLead}</p>
      {!isNobody && (
        <ul className="plan-tell">
          {owner !== '' && <li>{words.owner(owner)}</li>}
          {plan.places.map((place) => (
            <li key={place.id}>{nameOf(place)}</li>
          ))}
        </ul>
      )}
      <CopyButton label={words.copy} onCopy={copy} />
      <p className="plan-note">{words.copyHint}</p>
      <label className="check-line">
        <input type="checkbox" checked={told} onChange={(event) => onTold(event.target.checked)} />
        <span>{words.told}</span>
      </label>
      <p className="plan-note">{told ? '' : words.notTold}</p>
    </section>
  )
}
