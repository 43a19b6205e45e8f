/** The parts of an IPC event by which its sender is known. */
export type Sender = {
  readonly sender: { readonly id: number; readonly mainFrame: unknown; isDestroyed(): boolean }
  readonly senderFrame: { readonly url: string } | null
}

/** Whom a call may come from. */
export type TrustedPage = {
  readonly contentsId: number | null
  readonly owns: (url: string) => boolean
}

/** Whether a call comes from the top frame of our one page, and from no other (E17). */
export function isTrustedSender(event: Sender, page: TrustedPage): boolean {
  const { sender, senderFrame } = event
  if (senderFrame === null || sender.isDestroyed()) return false
  return (
    sender.id === page.contentsId && senderFrame === sender.mainFrame && page.owns(senderFrame.url)
  )
}
