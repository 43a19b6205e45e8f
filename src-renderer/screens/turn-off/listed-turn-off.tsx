import { showTurningOff, useTurningOff } from '../../stores/turning-off.ts'
import { TurnOffDialog } from './turn-off-dialog.tsx'

/** Turns a key off that was chosen from a list, over whichever screen. */
export function ListedTurnOff() {
  const key = useTurningOff()
  if (key === null) return null
  return <TurnOffDialog key={key.versionId} {...key} onClose={() => showTurningOff(null)} />
}
