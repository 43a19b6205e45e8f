import { GitBranch } from 'lucide-react'
import { useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Select } from '../../components/select.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { useItems } from '../../stores/items.ts'
import { careWords, stepWords } from '../../words/en.ts'
import { LookResult } from '../places/look-result.tsx'
import { PlaceDialog } from '../places/place-dialog.tsx'
import { placeText } from '../places/place-text.ts'
import { usePutFile, type PutFile } from './use-put-file.ts'

const words = careWords.handOut

type Props = { readonly item: ItemDetail; readonly onClose: () => void }

/** Puts the key in use into a file, with a warning where git would keep it. */
export function PutFileDialog({ item: opened, onClose }: Props) {
  // A file that is added meanwhile belongs to the key as it is now.
  const item = useItems(({ detail }) =>
    detail?.summary.id === opened.summary.id ? detail : opened,
  )
  const [isAdding, setIsAdding] = useState(false)
  const put = usePutFile(item)
  if (isAdding) {
    const close = () => setIsAdding(false)
    return <PlaceDialog item={item} caller={null} onRemove={null} onClose={close} />
  }
  return (
    <Dialog
      title={words.fileTitle}
      onClose={onClose}
      busy={put.busy}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={() => setIsAdding(true)}>
            {words.addPlace}
          </Button>
          <Button variant="plain" size="large" onClick={onClose}>
            {stepWords.key.close}
          </Button>
          {put.caller && (
            <Button
              variant="filled"
              size="large"
              disabled={!put.isReady}
              busy={put.busy}
              onClick={put.write}
            >
              {words.write}
            </Button>
          )}
        </>
      }
    >
      <p>{words.fileLead}</p>
      {put.caller === null ? <p>{words.noPlace}</p> : <Chosen put={put} />}
      <p className="care-under">{words.noBrowser}</p>
    </Dialog>
  )
}

function Chosen({ put }: { readonly put: PutFile }) {
  const { places, caller, seen, busy, code, isWritten } = put
  return (
    <>
      <Field label={words.where}>
        {(input) => (
          <Select
            {...input}
            data-autofocus
            value={caller?.id ?? ''}
            onChange={({ target }) =>
              put.setChosenId(places.find(({ id }) => id === target.value)?.id ?? null)
            }
          >
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {nameOf(place)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div role="status" className="care-form">
        {seen && <LookResult seen={seen} />}
        {busy && words.writing}
        {isWritten && words.written}
      </div>
      {put.inGit && <GitWarning accepts={put.accepts} onAccept={put.setAccepts} />}
      {code !== null && <ErrorCard code={code} />}
    </>
  )
}

/** Says that git would keep the file, and asks to say so before anything is written. */
export function GitWarning({
  accepts,
  onAccept,
}: {
  readonly accepts: boolean
  readonly onAccept: (accepts: boolean) => void
}) {
  return (
    <>
      <Notice tone="act" icon={GitBranch}>
        {words.git}
      </Notice>
      <label className="check-line">
        <input
          type="checkbox"
          checked={accepts}
          onChange={(event) => onAccept(event.target.checked)}
        />
        <span>{words.gitTick}</span>
      </label>
    </>
  )
}

function nameOf(caller: Parameters<typeof placeText>[0]): string {
  const { what, where } = placeText(caller)
  return [where, what]
    .filter((text) => text !== '')
    .map(visibleText)
    .join(', ')
}
