import { useEffect, type ReactNode } from 'react'
import { Button } from './components/button.tsx'
import { ErrorCard } from './components/error-card.tsx'
import { Frame } from './frame/frame.tsx'
import { LoneScreen } from './frame/lone-screen.tsx'
import { BatchPlanScreen } from './screens/batches/batch-plan-screen.tsx'
import { BatchScreen } from './screens/batches/batch-screen.tsx'
import { BatchesScreen } from './screens/batches/batches-screen.tsx'
import { CreateScreen } from './screens/create/create-screen.tsx'
import { FirstRunScreen } from './screens/first-run/first-run-screen.tsx'
import { DropOverlay } from './screens/intake/drop-overlay.tsx'
import { IntakeDialogs } from './screens/intake/intake-dialogs.tsx'
import { IntakeScreen } from './screens/intake/intake-screen.tsx'
import { KeysScreen } from './screens/keys/keys-screen.tsx'
import { PlanScreen } from './screens/plan/plan-screen.tsx'
import { ProviderKeysScreen } from './screens/providers/provider-keys-screen.tsx'
import { ProvidersScreen } from './screens/providers/providers-screen.tsx'
import { ReplacementScreen } from './screens/replacement/replacement-screen.tsx'
import { ReplacementsScreen } from './screens/replacements/replacements-screen.tsx'
import { RestoreScreen } from './screens/restore/restore-screen.tsx'
import { ReviewScreen } from './screens/review/review-screen.tsx'
import { SalvageScreen } from './screens/salvage/salvage-screen.tsx'
import { SettingsScreen } from './screens/settings/settings-screen.tsx'
import { ListedTurnOff } from './screens/turn-off/listed-turn-off.tsx'
import { UsedScreen } from './screens/used/used-screen.tsx'
import { UnlockScreen } from './screens/unlock/unlock-screen.tsx'
import { WebhooksScreen } from './screens/webhooks/webhooks-screen.tsx'
import { watchActivity } from './stores/activity.ts'
import { loadApp, useApp, type Route } from './stores/app.ts'
import { followEvents } from './stores/follow-events.ts'
import { reloadIntake } from './stores/intake.ts'
import { useTheme } from './theme.ts'
import { listWords } from './words/en.ts'

/** The whole window: asks how things stand, then shows the screen that follows from it. */
export function App() {
  const route = useApp((state) => state.route)
  const failed = useApp((state) => state.failed)
  const info = useApp((state) => state.info)
  useTheme(info?.settings.theme ?? 'system')
  useEffect(() => {
    void loadApp()
    // What an earlier page found may lie ready still.
    void reloadIntake()
    const ends = [followEvents(), watchActivity()]
    return () => ends.forEach((end) => end())
  }, [])
  useEffect(() => {
    if (info) document.documentElement.dataset['platform'] = info.platform
  }, [info])
  if (failed !== null && route.screen === 'loading')
    return (
      <LoneScreen>
        <ErrorCard
          code={failed}
          actions={
            <Button variant="plain" onClick={() => void loadApp()}>
              {listWords.app.again}
            </Button>
          }
        />
      </LoneScreen>
    )
  return (
    <>
      {screenOf(route)}
      <IntakeDialogs />
      <ListedTurnOff />
      <DropOverlay />
    </>
  )
}

function screenOf(route: Route): ReactNode {
  switch (route.screen) {
    case 'loading':
      return (
        <LoneScreen>
          <p role="status">{listWords.app.loading}</p>
        </LoneScreen>
      )
    case 'first-run':
      return <FirstRunScreen />
    case 'create':
      return <CreateScreen key={route.place} place={route.place} />
    case 'unlock':
      return <UnlockScreen key={route.place} place={route.place} />
    case 'restore':
      return <RestoreScreen />
    case 'salvage':
      return <SalvageScreen />
    case 'intake':
      return <IntakeScreen />
    case 'keys':
    case 'replacement':
    case 'plan':
    case 'replacements':
    case 'batches':
    case 'batch-plan':
    case 'batch':
    case 'used':
    case 'webhooks':
    case 'providers':
    case 'provider-keys':
    case 'review':
    case 'settings':
      return <Frame screen={route.screen}>{framedScreenOf(route)}</Frame>
  }
}

type LoneName = 'loading' | 'first-run' | 'create' | 'unlock' | 'restore' | 'salvage' | 'intake'
type FramedRoute = Exclude<Route, { readonly screen: LoneName }>

function framedScreenOf(route: FramedRoute): ReactNode {
  switch (route.screen) {
    case 'keys':
      return <KeysScreen />
    case 'replacement':
      return <ReplacementScreen key={route.rotationId} rotationId={route.rotationId} />
    case 'plan':
      return (
        <PlanScreen key={route.itemId} itemId={route.itemId} exposed={route.exposed === true} />
      )
    case 'replacements':
      return <ReplacementsScreen />
    case 'batches':
    case 'batch-plan':
    case 'batch':
      return batchScreenOf(route)
    case 'used':
      return <UsedScreen />
    case 'webhooks':
      return <WebhooksScreen key={route.itemId ?? 'all'} itemId={route.itemId ?? null} />
    case 'providers':
      return <ProvidersScreen />
    case 'provider-keys':
      return <ProviderKeysScreen key={route.connectionId} connectionId={route.connectionId} />
    case 'review':
      return <ReviewScreen />
    case 'settings':
      return <SettingsScreen />
  }
}

type BatchRoute = Extract<Route, { readonly screen: 'batches' | 'batch-plan' | 'batch' }>

function batchScreenOf(route: BatchRoute): ReactNode {
  switch (route.screen) {
    case 'batches':
      return <BatchesScreen />
    case 'batch-plan':
      return <BatchPlanScreen filter={route.filter} />
    case 'batch':
      return <BatchScreen key={route.batchId} batchId={route.batchId} />
  }
}
