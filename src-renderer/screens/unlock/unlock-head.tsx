import type { Place } from '../../../src-shared/ipc-contract.ts'
import { Mark } from '../../components/mark.tsx'
import { Notice } from '../../components/notice.tsx'
import { useApp } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { VaultSelect } from './vault-select.tsx'

const words = stepWords.unlock

/** Which vault is to be opened, by its file's name, and why it is locked. */
export function UnlockHead({ place }: { readonly place: Place }) {
  const info = useApp((state) => state.info)
  return (
    <header className="unlock-head">
      <Mark size={72} />
      <h1>{words.title}</h1>
      {info && <VaultSelect place={place} info={info} />}
      {place === 'practice' && <p className="unlock-why">{words.samples}</p>}
      {info?.lockedBecause && (
        <p className="unlock-why" role="status">
          {words.lockedBecause[info.lockedBecause]}
        </p>
      )}
      {info?.cutOff === true && <Notice tone="soon">{words.cutOff}</Notice>}
    </header>
  )
}
