import { createContext, useContext } from 'react'

/** A dialog that any screen of an open vault may open. */
export type FrameDialog = 'make' | 'add' | 'shortcuts' | 'bring-in' | null

/** What the frame offers to the screens inside it. */
export const FrameContext = createContext<{
  readonly openDialog: (dialog: FrameDialog) => void
}>({ openDialog: () => undefined })

/** What the frame around this component offers. */
export function useFrame() {
  return useContext(FrameContext)
}
