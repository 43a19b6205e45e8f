import { useState, type SubmitEvent } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { Entry } from '../../../src-shared/intake.ts'
import { codeOf } from '../../api.ts'
import { goIntake, pasteText } from '../../stores/intake-actions.ts'
import { useAsking } from '../use-asking.ts'

/** How pasting stands. */
export type Pasting = ReturnType<typeof usePasting>

/** Refusals that say nothing more than that there was no key. */
const nothing: ReadonlySet<ErrorCode> = new Set(['import-empty', 'import-unknown', 'intake-empty'])

/**
 * Hands pasted text over and forgets it.
 *
 * The text stands in its field alone and never in a state: it is taken out of it once, and the
 * field is empty before anything is answered.
 */
export function usePasting({
  onOnly,
  onMany,
}: {
  readonly onOnly: (entry: Entry) => void
  readonly onMany: () => void
}) {
  const [problem, setProblem] = useState<'empty' | 'nothing' | null>(null)
  const { busy, code, ask } = useAsking()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const field = event.currentTarget.elements.namedItem('pasted')
    if (busy || !(field instanceof HTMLTextAreaElement)) return
    const text = field.value
    field.value = ''
    if (text.trim() === '') {
      setProblem('empty')
      return
    }
    setProblem(null)
    void ask(async () => {
      const { count, only } = await foundIn(text)
      if (count === 0) {
        setProblem('nothing')
        field.focus()
      } else if (only) onOnly(only)
      else {
        onMany()
        await goIntake()
      }
    })
  }
  return { problem, busy, code, submit, forget: () => setProblem(null) }
}

async function foundIn(text: string): Promise<{ count: number; only: Entry | null }> {
  try {
    return await pasteText(text)
  } catch (thrown) {
    if (nothing.has(codeOf(thrown))) return { count: 0, only: null }
    throw thrown
  }
}
