import { finishAfterLockMs } from '../src-shared/policy.ts'

/** What is done before the app is gone. */
export type QuitDeps = {
  /** Ends the page, and everything that could open another. */
  readonly begin: () => void
  readonly clearClipboard: () => Promise<void>
  readonly endHosts: () => Promise<void>
  readonly stopPractice: () => Promise<void>
  readonly exit: () => void
}

/**
 * Answers Electron's wish to quit: clears up first, then exits.
 *
 * A host that is making a key at a provider may finish it (D4). The practice providers outlive the
 * hosts, since one of them may be the provider in question.
 */
export function quitAfterClearingUp(deps: QuitDeps): (event: { preventDefault(): void }) => void {
  let isQuitting = false
  return (event) => {
    event.preventDefault()
    if (isQuitting) return
    isQuitting = true
    void Promise.race([clearUp(deps), limit()]).finally(deps.exit)
  }
}

async function clearUp(deps: QuitDeps): Promise<void> {
  deps.begin()
  await Promise.allSettled([deps.clearClipboard(), deps.endHosts()])
  await deps.stopPractice()
}

// Whatever hangs, such as another program's clipboard: the app ends.
function limit(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, finishAfterLockMs + 5_000))
}
