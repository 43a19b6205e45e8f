import { ensureBrowser } from '../find-browser.mjs'
import { say } from './say.ts'

/** Finds or installs a Chromium; where that cannot be, says in a sentence what to install. */
export async function haveBrowser(want: { readonly visible: boolean }): Promise<boolean> {
  try {
    await ensureBrowser(want)
    return true
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return false
  }
}
