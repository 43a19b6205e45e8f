import { useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { careWords } from '../../words/en.ts'
import { versionInUse } from '../item/version-in-use.ts'
import { CopyLineDialog } from './copy-line-dialog.tsx'
import { PutFileDialog } from './put-file-dialog.tsx'

const words = careWords.handOut

/** The ways in which a key reaches a program: a variable or a file, and never a page. */
export function PanelHandOut({ item }: { readonly item: ItemDetail }) {
  const [open, setOpen] = useState<'copy' | 'file' | null>(null)
  const version = versionInUse(item)
  if (!version?.hasSecret) return null
  const close = () => setOpen(null)
  return (
    <section className="panel-part" aria-label={words.title}>
      <h3 className="panel-heading">{words.title}</h3>
      <p className="panel-none">{words.lead}</p>
      <div className="care-links">
        <button type="button" className="link panel-add" onClick={() => setOpen('copy')}>
          {words.copy}
        </button>
        <button type="button" className="link panel-add" onClick={() => setOpen('file')}>
          {words.file}
        </button>
      </div>
      <p className="panel-none">{words.noBrowser}</p>
      {open === 'copy' && <CopyLineDialog item={item} versionId={version.id} onClose={close} />}
      {open === 'file' && <PutFileDialog item={item} onClose={close} />}
    </section>
  )
}
