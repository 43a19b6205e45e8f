import type { VaultState } from '../../src-shared/ipc-contract.ts'
import { codeOf, onEvent, type AppEvent } from '../api.ts'
import { forgetAccounts, reloadAccounts } from './accounts.ts'
import { appStore, enterVault, loadApp, nothingRead } from './app.ts'
import { forgetBackup, reloadBackup } from './backup.ts'
import { forgetBatches, reloadBatches } from './batches.ts'
import { forgetConnections, reloadConnections } from './connections.ts'
import { forgetDue, reloadDue } from './due.ts'
import { isOpenedBehind, routeOnChange } from './first-route.ts'
import { inBursts } from './in-bursts.ts'
import { forgetIntake, reloadIntake } from './intake.ts'
import { forgetItems, reloadItems } from './items.ts'
import { forgetRotations, reloadRotations } from './rotations.ts'
import { forgetUsed, reloadUsed } from './used.ts'
import { forgetWebhooks, reloadWebhooks } from './webhooks.ts'

/** Keeps the stores true to what the vault and the program tell; ends with the returned function. */
export function followEvents(): () => void {
  return onEvent(follow)
}

/** Reads all that the screens of an open vault stand on. */
export async function loadVault(): Promise<void> {
  await Promise.all([
    reloadItems(),
    reloadRotations(),
    reloadConnections(),
    reloadBackup(),
    reloadAccounts(),
    reloadBatches(),
    reloadDue(),
    reloadWebhooks(),
  ])
}

const allOfIt = inBursts(loadVault)
const replacements = inBursts(() => Promise.all([reloadRotations(), reloadItems(), reloadBackup()]))
const batches = inBursts(reloadBatches)
const intake = inBursts(reloadIntake)
const used = inBursts(reloadUsed)

function follow(event: AppEvent): void {
  switch (event.name) {
    case 'vault.changed':
      if (event.payload.state === 'locked') closeVault()
      else takeVault(event.payload)
      return
    case 'items.changed':
      // Also what another process did to the file, such as a host that finishes a key after lock.
      allOfIt.ask()
      return
    case 'rotations.changed':
      replacements.ask()
      return
    case 'backup.changed':
      void reloadBackup()
      return
    case 'batches.changed':
      batches.ask()
      return
    case 'due.changed':
      void reloadDue()
      return
    case 'intake.changed':
      intake.ask()
      return
    case 'used.changed':
      used.ask()
      return
    case 'app.hostGone':
      // The program starts it anew, locked: this page asks again and shows what follows.
      appStore.setState({ route: { screen: 'loading' } })
      closeVault()
      return
    case 'app.settings': {
      const { info } = appStore.getState()
      if (info) appStore.setState({ info: { ...info, settings: event.payload } })
      return
    }
    case 'clipboard.cleared':
      return
  }
}

function takeVault(vault: VaultState): void {
  const shown = appStore.getState()
  appStore.setState({ vault, route: routeOnChange(shown.route, vault) })
  if (!isOpenedBehind(shown, vault)) return
  enterVault(vault).catch((thrown: unknown) => appStore.setState({ failed: codeOf(thrown) }))
}

function closeVault(): void {
  for (const burst of [allOfIt, replacements, batches, intake, used]) burst.forget()
  forgetItems()
  forgetRotations()
  forgetConnections()
  forgetBackup()
  forgetAccounts()
  forgetBatches()
  forgetDue()
  forgetUsed()
  forgetWebhooks()
  forgetIntake()
  appStore.setState({ read: nothingRead, afterEntry: null })
  void loadApp()
}
