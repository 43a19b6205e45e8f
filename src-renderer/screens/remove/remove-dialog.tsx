import { CircleAlert } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { DangerChoice } from '../../components/danger-choice.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Notice } from '../../components/notice.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { selectItem } from '../../stores/items.ts'
import { stepWords } from '../../words/en.ts'
import { TypedPhraseField } from '../turn-off/typed-phrase-field.tsx'
import { isTyped } from '../turn-off/typed-phrase.ts'
import { useAsking } from '../use-asking.ts'
import { fateOf } from './what-goes.ts'
import './remove.css'

const words = stepWords.remove

type Props = { readonly item: ItemDetail; readonly onClose: () => void }

/** Removes an entry from the vault and says what that does not do. */
export function RemoveDialog({ item, onClose }: Props) {
  const formId = useId()
  const [typed, setTyped] = useState('')
  const { busy, code, ask } = useAsking()
  const { id, name } = item.summary
  // What cannot be typed is shown as its number, and typed so.
  const shown = visibleText(name)
  const isReady = isTyped(typed, shown)
  const remove = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isReady) return
    void ask(async () => {
      await call('items.delete', { itemId: id, confirmName: name })
      await selectItem(null)
      onClose()
    })
  }
  return (
    <Dialog
      title={words.title(splitName(name).head)}
      subtitle={shown}
      tone="act"
      onClose={onClose}
      footer={
        <DangerChoice
          cancel={words.cancel}
          go={words.remove}
          {...{ formId, isReady, busy }}
          onCancel={onClose}
        />
      }
    >
      <form id={formId} className="remove" onSubmit={remove}>
        <WhatGoes item={item} />
        <TypedPhraseField phrase={shown} typed={typed} onType={setTyped} />
        {code !== null && <ErrorCard code={code} />}
      </form>
    </Dialog>
  )
}

function WhatGoes({ item }: { readonly item: ItemDetail }) {
  const provider = visibleText(item.summary.providerName)
  const { callers } = item.fields
  return (
    <>
      <Notice tone="act" icon={CircleAlert}>
        <strong>{words.cannotUndo}</strong> <Fate item={item} provider={provider} />
      </Notice>
      {callers.length > 0 && (
        <Facts>
          <Fact label={words.usedIn}>{callers.map(visibleText).join(', ')}</Fact>
        </Facts>
      )}
    </>
  )
}

function Fate({ item, provider }: { readonly item: ItemDetail; readonly provider: string }) {
  switch (fateOf(item)) {
    case 'no-secret':
      return words.noSecret
    case 'all-off':
      return words.allOff
    case 'still-works':
      return provider === ''
        ? `${words.byHand} ${words.stillWorksTodo}`
        : `${words.stillWorks(provider)} ${words.stillWorksTodo}`
  }
}
