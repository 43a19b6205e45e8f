import { ClipboardCheck, Link2, Webhook } from 'lucide-react'
import { go, type Route } from '../stores/app.ts'
import { careWords } from '../words/en.ts'
import { SidebarLink } from './sidebar-link.tsx'

/** The ways to webhooks, to the accounts at providers, and to the review. */
export function CareLinks({
  screen,
  disabled,
}: {
  readonly screen: Route['screen']
  readonly disabled: boolean
}) {
  const words = careWords.sidebar
  const atProviders = screen === 'providers' || screen === 'provider-keys'
  return (
    <>
      <SidebarLink
        icon={Webhook}
        label={words.webhooks}
        count=""
        current={screen === 'webhooks'}
        disabled={disabled}
        onClick={() => go({ screen: 'webhooks' })}
      />
      <SidebarLink
        icon={Link2}
        label={words.providers}
        count=""
        current={atProviders}
        disabled={disabled}
        onClick={() => go({ screen: 'providers' })}
      />
      <SidebarLink
        icon={ClipboardCheck}
        label={words.review}
        count=""
        current={screen === 'review'}
        disabled={disabled}
        onClick={() => go({ screen: 'review' })}
      />
    </>
  )
}
