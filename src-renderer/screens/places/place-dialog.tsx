import { useId } from 'react'
import type { Caller, CallerKind } from '../../../src-shared/caller.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { splitName } from '../../format/item-name.ts'
import { listWords, placeWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { mainVersion } from '../item/version-in-use.ts'
import { useFirstWrong } from '../use-first-wrong.ts'
import { DraftText, type DraftProps } from './draft-fields.tsx'
import { KindFields } from './kind-fields.tsx'
import { LookResult } from './look-result.tsx'
import { PartField } from './part-field.tsx'
import { kindGroups } from './place-kinds.ts'
import { usePlaceForm } from './use-place-form.ts'
import './places.css'

const words = placeWords.fields

type Props = {
  readonly item: ItemDetail
  /** The place as it stands, or null to add one. */
  readonly caller: Caller | null
  readonly onRemove: (() => void) | null
  readonly onClose: () => void
}

/** Describes a place that uses a key, shows what stands there now, and saves it. */
export function PlaceDialog({ item, caller, onRemove, onClose }: Props) {
  const formId = useId()
  const form = usePlaceForm(item, caller, onClose)
  const { busy, code, wrong, draft } = form
  const element = useFirstWrong(wrong)
  return (
    <Dialog
      title={caller ? placeWords.editTitle : placeWords.addTitle(splitName(item.summary.name).head)}
      wide
      busy={busy}
      onClose={onClose}
      footer={<PlaceFoot {...{ formId, busy, onRemove, onClose }} />}
    >
      <form ref={element} id={formId} className="place-form" onSubmit={form.submit}>
        <KindField draft={draft} wrong={wrong} change={form.change} />
        <KindFields draft={draft} wrong={wrong} change={form.change} />
        {draft.kind === 'aws-credentials' && mainVersion(item)?.credentialId == null && (
          <Notice tone="soon">{placeWords.pairOnly}</Notice>
        )}
        <PartField draft={draft} change={form.change} kind={item.summary.kind} />
        {draft.kind !== 'manual' && (
          <DraftText
            {...{ draft, wrong }}
            change={form.change}
            field="check"
            label={words.check}
            hint={words.checkHint}
          />
        )}
        {wrong.has('other') && <p className="place-wrong">{placeWords.wrong.other}</p>}
        {draft.kind !== 'manual' && <Looking form={form} />}
        {code !== null && (
          <IntoView>
            <ErrorCard code={code} />
          </IntoView>
        )}
        <p role="status" className="place-hint">
          {busy && draft.kind !== 'manual' ? placeWords.asking : ''}
        </p>
      </form>
    </Dialog>
  )
}

function PlaceFoot({
  formId,
  busy,
  onRemove,
  onClose,
}: Pick<Props, 'onRemove' | 'onClose'> & { readonly formId: string; readonly busy: boolean }) {
  return (
    <>
      {onRemove && (
        <Button variant="quiet" size="large" busy={busy} onClick={onRemove}>
          {placeWords.remove}
        </Button>
      )}
      <Button variant="plain" size="large" busy={busy} onClick={onClose}>
        {listWords.app.cancel}
      </Button>
      <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
        {placeWords.save}
      </Button>
    </>
  )
}

function KindField({ draft, change }: DraftProps) {
  const kinds = kindGroups.flatMap((one): readonly CallerKind[] => one.kinds)
  return (
    <Field label={words.kind} hint={placeWords.leads[draft.kind]}>
      {(input) => (
        <Select
          {...input}
          data-autofocus
          value={draft.kind}
          onChange={({ target }) =>
            change({ kind: kinds.find((kind) => kind === target.value) ?? 'manual' })
          }
        >
          {kindGroups.map(({ group, kinds: some }) => (
            <optgroup key={group} label={placeWords.kindGroups[group]}>
              {some.map((kind) => (
                <option key={kind} value={kind}>
                  {placeWords.kinds[kind]}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      )}
    </Field>
  )
}

function Looking({ form }: { readonly form: ReturnType<typeof usePlaceForm> }) {
  const { looking, seen } = form
  return (
    <section className="place-look" aria-label={placeWords.found}>
      <div className="place-look-line">
        <Button variant="plain" busy={looking.busy} onClick={() => void form.look()}>
          {placeWords.look}
        </Button>
        <span className="place-hint">{placeWords.lookHint}</span>
      </div>
      <div role="status" className="place-seen">
        {looking.busy && placeWords.looking}
        {seen && (
          <IntoView>
            <LookResult seen={seen} />
          </IntoView>
        )}
      </div>
      {looking.code !== null && (
        <IntoView>
          <ErrorCard code={looking.code} />
        </IntoView>
      )}
    </section>
  )
}
