import { KeyRound, Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useFrame } from '../../frame/frame-context.ts'
import { useApp } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { intakeWords, listWords } from '../../words/en.ts'
import { DropArea, OtherWays } from '../intake/drop-area.tsx'

const words = listWords.list

/** A vault without keys: the roads to the first one. */
export function EmptyKeys() {
  const isPractice = useApp((state) => state.vault?.place === 'practice')
  return isPractice ? <NoSamples /> : <NoKeys />
}

/** One's own vault: what people already have comes before anything is asked of them. */
function NoKeys() {
  const { openDialog } = useFrame()
  const canMake = useConnections((state) => state.views.length > 0)
  return (
    <div className="keys-empty">
      <h2>{words.emptyTitle}</h2>
      <div className="keys-empty-drop">
        <DropArea level={3} />
      </div>
      <div className="keys-empty-ways">
        <OtherWays />
        <button type="button" className="link" onClick={() => openDialog('add')}>
          {words.emptyAdd}
        </button>
        {canMake && (
          <button type="button" className="link" onClick={() => openDialog('make')}>
            {intakeWords.start.make}
          </button>
        )}
      </div>
    </div>
  )
}

/** Samples: nothing real is brought in among them. */
function NoSamples() {
  const { openDialog } = useFrame()
  return (
    <div className="keys-empty">
      <KeyRound className="keys-empty-icon" size={28} strokeWidth={1.5} aria-hidden />
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyPracticeText}</p>
      <div className="keys-empty-actions">
        <Button variant="filled" size="large" icon={Plus} onClick={() => openDialog('make')}>
          {words.emptyMake}
        </Button>
        <Button variant="plain" size="large" onClick={() => openDialog('add')}>
          {words.emptyAdd}
        </Button>
      </div>
    </div>
  )
}
