import { useEffect, useEffectEvent, useState } from 'react'
import { codeOf } from '../../api.ts'
import { appStore, go } from '../../stores/app.ts'
import { takeDrop, type DropAnswer } from '../../stores/intake-actions.ts'
import { intakeStore } from '../../stores/intake.ts'
import { holdsFiles, takesDrops } from './drop-target.ts'

/** What was wrong with a drop. */
export type DropProblem = Exclude<DropAnswer, 'taken'>

const saidMs = 6_000

/** Takes files and folders that are dropped anywhere on the window, where that makes sense. */
export function useDrop() {
  const [isOver, setIsOver] = useState(false)
  const [problem, setProblem] = useState<DropProblem | null>(null)
  const over = useEffectEvent((event: DragEvent) => {
    if (!holdsFiles(event.dataTransfer)) return
    // Also where it is not taken: the window would leave for the file itself.
    event.preventDefault()
    const isTaken = canDrop()
    if (event.dataTransfer) event.dataTransfer.dropEffect = isTaken ? 'copy' : 'none'
    setIsOver(isTaken)
  })
  const leave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setIsOver(false)
  })
  const drop = useEffectEvent((event: DragEvent) => {
    if (!holdsFiles(event.dataTransfer)) return
    event.preventDefault()
    setIsOver(false)
    if (!canDrop()) return
    const files = [...(event.dataTransfer?.files ?? [])]
    void take(files).then(setProblem)
  })
  useEffect(() => {
    const listeners = { dragover: over, dragleave: leave, drop }
    const kinds = ['dragover', 'dragleave', 'drop'] as const
    const listen = (event: DragEvent) => {
      const kind = kinds.find((each) => each === event.type)
      if (kind) listeners[kind](event)
    }
    for (const kind of kinds) window.addEventListener(kind, listen)
    return () => kinds.forEach((kind) => window.removeEventListener(kind, listen))
  }, [])
  useEffect(() => {
    if (problem === null) return
    const timer = setTimeout(() => setProblem(null), saidMs)
    return () => clearTimeout(timer)
  }, [problem])
  return { isOver, problem }
}

function canDrop(): boolean {
  const { route, holds } = appStore.getState()
  return takesDrops(route, holds) && document.querySelector('dialog[open]') === null
}

async function take(files: readonly File[]): Promise<DropProblem | null> {
  try {
    const answer = await takeDrop(files)
    return answer === 'taken' ? null : answer
  } catch (thrown) {
    // Why it could not be read stands on the screen of bringing in.
    go({ screen: 'intake' })
    intakeStore.setState({ refused: codeOf(thrown) })
    return null
  }
}
