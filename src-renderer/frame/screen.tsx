import { PanelLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from '../components/icon-button.tsx'
import { useMedia } from '../media.ts'
import { listWords } from '../words/en.ts'
import { Banners } from './banners.tsx'
import { narrow, sidebarId } from './sidebar.tsx'

/** One screen of an open vault: its bar (which is the title bar), its body, and perhaps a foot. */
export function Screen({
  label,
  bar,
  footer,
  children,
}: {
  /**
   * The name of the screen for screen readers; never the window's title, which the whole
   * desktop can read.
   */
  readonly label: string
  readonly bar: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}) {
  const isNarrow = useMedia(narrow)
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    // It takes the keyboard so that arrows scroll; nobody chose it, so no ring is drawn.
    main.current?.focus({ preventScroll: true, focusVisible: false })
  }, [])
  return (
    <div className="screen">
      <header className="screen-head">
        <div className="screen-bar">
          {isNarrow && (
            <IconButton
              label={listWords.sidebar.toggle}
              icon={PanelLeft}
              popoverTarget={sidebarId}
            />
          )}
          {bar}
        </div>
        <Banners />
      </header>
      <main className="screen-main" ref={main} tabIndex={0} aria-label={label}>
        {children}
      </main>
      {footer !== undefined && <footer className="screen-foot">{footer}</footer>}
    </div>
  )
}
