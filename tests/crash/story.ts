import type { Stage } from './stage.ts'

/** One thing to do, and what it starts from. */
export type Story = {
  readonly name: string
  /** Whether a practice provider is asked. */
  readonly asks?: boolean
  /** Whether trouble on the way leads elsewhere than where the story leads without it. */
  readonly wanders?: boolean
  readonly prepare: (stage: Stage) => Promise<void>
  /** What somebody else then did to the files, and what the vault is by that. */
  readonly then?: { readonly does: (stage: Stage) => void; readonly is: 'damaged' | 'put-back' }
  readonly run: (stage: Stage, deed: Deed) => Promise<void>
}

/** Does something that is acknowledged once, as a whole. */
export type Deed = (work: () => Promise<void> | void) => Promise<void>
