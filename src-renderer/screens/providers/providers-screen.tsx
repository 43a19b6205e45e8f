import { Screen } from '../../frame/screen.tsx'

/** Not drawn yet. */
export function ProvidersScreen() {
  return (
    <Screen label="Linked accounts" bar={<h1>Linked accounts</h1>}>
      <p>Linked accounts</p>
    </Screen>
  )
}
