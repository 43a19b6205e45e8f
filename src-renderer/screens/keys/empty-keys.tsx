import { KeyRound, Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useFrame } from '../../frame/frame-context.ts'
import { useConnections } from '../../stores/connections.ts'
import { listWords } from '../../words/en.ts'

/** A vault without keys: the roads to the first one. */
export function EmptyKeys() {
  const { openDialog } = useFrame()
  const canMake = useConnections((state) => state.views.length > 0)
  const words = listWords.list
  return (
    <div className="keys-empty">
      <KeyRound className="keys-empty-icon" size={28} strokeWidth={1.5} aria-hidden />
      <h2>{words.emptyTitle}</h2>
      <p>{canMake ? words.emptyPracticeText : words.emptyText}</p>
      <div className="keys-empty-actions">
        {canMake && (
          <Button variant="filled" size="large" icon={Plus} onClick={() => openDialog('make')}>
            {words.emptyMake}
          </Button>
        )}
        <Button
          variant={canMake ? 'plain' : 'filled'}
          size="large"
          onClick={() => openDialog('add')}
        >
          {words.emptyAdd}
        </Button>
      </div>
    </div>
  )
}
