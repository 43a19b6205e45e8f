import { appStore, go } from '../../stores/app.ts'

/** Goes back to where a person begins: the vault that is here, or the choice of the first run. */
export function leaveRestore(): void {
  const own = appStore.getState().info?.vaults.find(({ place }) => place === 'own')
  go(own?.exists === true ? { screen: 'unlock', place: 'own' } : { screen: 'first-run' })
}
