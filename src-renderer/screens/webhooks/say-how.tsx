import { useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { webhookWords as words } from '../../words/en.ts'
import { FactsDialog } from './facts-dialog.tsx'

/** Asks for what nothing can be sent without. */
export function SayHow({ item }: { readonly item: ItemDetail | null }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Notice tone="plain">
      <p>{words.sayHowText}</p>
      <div className="webhooks-actions">
        <Button variant="filled" busy={item === null} onClick={() => setIsOpen(true)}>
          {words.sayHow}
        </Button>
      </div>
      {isOpen && item && <FactsDialog item={item} onClose={() => setIsOpen(false)} />}
    </Notice>
  )
}
