import { FolderDown, ScanSearch } from 'lucide-react'
import { go, type Route } from '../stores/app.ts'
import { openIntake } from '../stores/intake-actions.ts'
import { useIntake } from '../stores/intake.ts'
import { intakeWords, usedWords } from '../words/en.ts'
import { SidebarLink } from './sidebar-link.tsx'

const whole = new Intl.NumberFormat('en')

/** The ways to what can be brought in, and to where the keys of this vault stand. */
export function FindingLinks({
  screen,
  disabled,
}: {
  readonly screen: Route['screen']
  readonly disabled: boolean
}) {
  const ready = useIntake(({ state }) => state?.counts.keys ?? 0)
  return (
    <>
      <SidebarLink
        icon={FolderDown}
        label={intakeWords.sidebar}
        count={ready === 0 ? '' : whole.format(ready)}
        current={screen === 'intake'}
        disabled={disabled}
        onClick={() => void openIntake()}
      />
      <SidebarLink
        icon={ScanSearch}
        label={usedWords.title}
        count=""
        current={screen === 'used'}
        disabled={disabled}
        onClick={() => go({ screen: 'used' })}
      />
    </>
  )
}
