import { useState } from 'react'
import type { CareView } from '../../../src-shared/care.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { careWords as words } from '../../words/en.ts'
import { mainVersion } from '../item/version-in-use.ts'
import { AccessDialog } from './access-dialog.tsx'
import { CareDialog } from './care-dialog.tsx'
import { CareFacts } from './care-facts.tsx'
import { CareNotices } from './care-notices.tsx'
import { CareSteps } from './care-steps.tsx'
import { doneSteps } from './care-text.ts'
import { useCare, type Care } from './use-care.ts'
import './care.css'

/** How a key is looked after: what it is for, what it may do, and the eight steps. */
export function PanelCare({ item }: { readonly item: ItemDetail }) {
  const care = useCare(item)
  const { view, failed, code } = care
  const hasSecret = item.versions.some((version) => version.hasSecret)
  if (!hasSecret) return null
  return (
    <section className="panel-part" aria-label={words.title}>
      <div className="panel-heading-line">
        <h3 className="panel-heading">{words.title}</h3>
        {view && (
          <span className="panel-aside">{words.done(doneSteps(view), view.steps.length)}</span>
        )}
      </div>
      {view === null && failed === null && <p className="panel-none">{words.reading}</p>}
      {failed !== null && <ErrorCard code={failed} />}
      {view && <Looked item={item} care={care} view={view} />}
      {code !== null && <ErrorCard code={code} />}
    </section>
  )
}

function Looked({
  item,
  care,
  view,
}: {
  readonly item: ItemDetail
  readonly care: Care
  readonly view: CareView
}) {
  const [open, setOpen] = useState<'edit' | 'access' | null>(null)
  const version = mainVersion(item)
  const close = () => setOpen(null)
  return (
    <>
      <CareNotices item={item} care={care} view={view} />
      <CareFacts fields={item.fields} expiresAt={version?.expiresAt ?? null} view={view} />
      <div className="care-links">
        <button type="button" className="link panel-add" onClick={() => setOpen('edit')}>
          {words.change}
        </button>
        {view.accessChangedAt === null && (
          <button type="button" className="link panel-add" onClick={() => setOpen('access')}>
            {words.accessChange}
          </button>
        )}
      </div>
      <CareSteps view={view} busy={care.busy} onTick={(step, done) => void care.tick(step, done)} />
      {open === 'edit' && <CareDialog item={item} view={view} onClose={close} />}
      {open === 'access' && <AccessDialog care={care} onClose={close} />}
    </>
  )
}
