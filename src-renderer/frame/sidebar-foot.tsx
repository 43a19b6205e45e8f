import { Keyboard, Lock, Settings } from 'lucide-react'
import { IconButton } from '../components/icon-button.tsx'
import { useNow } from '../clock.ts'
import { minutesToLock, useLastActivity } from '../stores/activity.ts'
import { go, lockNow, useApp, type Route } from '../stores/app.ts'
import { idleMinutesOf } from '../stores/vaults.ts'
import { listWords } from '../words/en.ts'
import { useFrame } from './frame-context.ts'

/** When it locks by itself, and the buttons for settings, shortcuts and locking now. */
export function SidebarFoot({ screen }: { readonly screen: Route['screen'] }) {
  const now = useNow(10_000)
  const lastAt = useLastActivity()
  const idleMinutes = useApp((state) => (state.info === null ? 5 : idleMinutesOf(state.info)))
  const { openDialog } = useFrame()
  const minutes = minutesToLock(lastAt, idleMinutes, Math.max(now, lastAt))
  const words = listWords.sidebar
  return (
    <footer className="sidebar-foot">
      <span className="sidebar-locks">
        {minutes === 0 ? words.locksSoon : words.locksIn(minutes)}
      </span>
      <IconButton label={words.shortcuts} icon={Keyboard} onClick={() => openDialog('shortcuts')} />
      <IconButton
        label={words.settings}
        icon={Settings}
        aria-current={screen === 'settings' ? 'page' : undefined}
        onClick={() => go({ screen: 'settings' })}
      />
      <IconButton label={words.lock} icon={Lock} onClick={() => void lockNow(false)} />
    </footer>
  )
}
