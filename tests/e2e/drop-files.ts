import type { Page } from '@playwright/test'

/** Where on the page something is dropped. */
export type DropAt = { readonly x: number; readonly y: number }

/**
 * Drops files and folders on the page as a person does from the file manager.
 *
 * The browser itself makes the drag, so that each file has its path, and a folder is one entry.
 */
export async function dropFiles(page: Page, files: readonly string[], at: DropAt): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await session.detach()
}
