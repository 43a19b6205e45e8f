import { useEffect, useRef, type ReactNode } from 'react'
import { Frame } from '../../frame/frame.tsx'
import { Screen } from '../../frame/screen.tsx'
import { StandInBanner } from '../../frame/stand-in-banner.tsx'
import { useApp } from '../../stores/app.ts'
import { intakeWords } from '../../words/en.ts'
import './intake.css'

type Props = {
  readonly bar: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** The screen around what is brought in: inside an open vault, or by itself before one. */
export function IntakeShell(props: Props) {
  const isOpen = useApp((state) => state.vault?.state === 'unlocked')
  if (!isOpen) return <Bare {...props} />
  return (
    <Frame screen="intake">
      <Screen label={intakeWords.sidebar} bar={props.bar} footer={props.footer}>
        {props.children}
      </Screen>
    </Frame>
  )
}

function Bare({ bar, footer, children }: Props) {
  const runsOn = useApp((state) => state.info?.runsOn ?? 'electron')
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    // It takes the keyboard so that arrows scroll; nobody chose it, so no ring is drawn.
    main.current?.focus({ preventScroll: true, focusVisible: false })
  }, [])
  return (
    <div className="frame">
      <div className="screen">
        <header className="screen-head">
          <div className="screen-bar intake-bare-bar">{bar}</div>
          {runsOn === 'stand-in' && <StandInBanner />}
        </header>
        <main className="screen-main" ref={main} tabIndex={0} aria-label={intakeWords.sidebar}>
          {children}
        </main>
        {footer !== undefined && <footer className="screen-foot">{footer}</footer>}
      </div>
    </div>
  )
}
