import { FolderDown } from 'lucide-react'
import { intakeWords } from '../../words/en.ts'
import { useDrop } from './use-drop.ts'
import './drop-area.css'

const words = intakeWords.start

/** Shows that the window takes what is held over it, and what was wrong with a drop. */
export function DropOverlay() {
  const { isOver, problem } = useDrop()
  return (
    <>
      {isOver && (
        <div className="drop-overlay" aria-hidden>
          <FolderDown size={40} strokeWidth={1.5} aria-hidden />
          <p>{words.overlay}</p>
          <p>{words.overlayLead}</p>
        </div>
      )}
      <div className="drop-said" role="status">
        {problem !== null && <p>{problem === 'nothing' ? words.noFile : words.oneFile}</p>}
      </div>
    </>
  )
}
