import { call } from '../../api.ts'

/** Whether nobody has said yet where the backups of the open vault go; false where it is not told. */
export async function needsFolder(): Promise<boolean> {
  try {
    const { folder } = await call('backup.state', { withFiles: false })
    return folder === null
  } catch {
    // The keys come first; the home screen tells how the backups stand.
    return false
  }
}
