import { KeyRound, ListChecks, RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useMedia } from '../media.ts'
import { go, useApp, type Route } from '../stores/app.ts'
import { useItems } from '../stores/items.ts'
import { isFinished, useRotations } from '../stores/rotations.ts'
import { useBatches } from '../stores/batches.ts'
import { batchWords, listWords } from '../words/en.ts'
import { CareLinks } from './care-links.tsx'
import { FindingLinks } from './finding-links.tsx'
import { SidebarFoot } from './sidebar-foot.tsx'
import { SidebarLink } from './sidebar-link.tsx'
import { SidebarVault } from './sidebar-vault.tsx'
import './sidebar.css'

/** The id by which the menu button of narrow windows opens the sidebar. */
export const sidebarId = 'sidebar'

/** The media query under which the sidebar is a popover behind a button. */
export const narrow = '(max-width: 899px)'

/** Where one can go; a popover in narrow windows. */
export function Sidebar({ screen }: { readonly screen: Route['screen'] }) {
  const isNarrow = useMedia(narrow)
  const aside = useRef<HTMLElement>(null)
  const all = useItems((state) => state.counts?.all ?? null)
  const open = useRotations((state) => state.views.filter((view) => !isFinished(view)).length)
  const running = useBatches((state) => state.views.filter(({ state: at }) => at !== 'done').length)
  const isHeld = useApp((state) => state.holds > 0)
  useEffect(() => {
    if (aside.current?.matches(':popover-open')) aside.current.hidePopover()
  }, [screen])
  const words = listWords.sidebar
  const atReplacements = screen === 'replacements' || screen === 'replacement'
  const atBatches = screen === 'batches' || screen === 'batch-plan' || screen === 'batch'
  return (
    <aside className="sidebar" id={sidebarId} ref={aside} popover={isNarrow ? 'auto' : undefined}>
      <SidebarVault />
      <nav aria-label={words.label} className="sidebar-nav">
        <SidebarLink
          icon={KeyRound}
          label={words.keys}
          count={all === null ? '' : String(all)}
          current={screen === 'keys'}
          disabled={isHeld}
          onClick={() => go({ screen: 'keys' })}
        />
        <SidebarLink
          icon={RotateCw}
          label={words.replacements}
          count={open === 0 ? '' : words.open(open)}
          current={atReplacements}
          disabled={isHeld}
          onClick={() => go({ screen: 'replacements' })}
        />
        <SidebarLink
          icon={ListChecks}
          label={batchWords.title}
          count={running === 0 ? '' : words.open(running)}
          current={atBatches}
          disabled={isHeld}
          onClick={() => go({ screen: 'batches' })}
        />
        <FindingLinks screen={screen} disabled={isHeld} />
        <CareLinks screen={screen} disabled={isHeld} />
      </nav>
      <SidebarFoot screen={screen} />
    </aside>
  )
}
