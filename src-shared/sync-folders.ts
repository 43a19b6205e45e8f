import { z } from 'zod'

/** A service that copies folders between computers. */
export const SyncService = z.enum(['dropbox', 'icloud', 'onedrive', 'google-drive', 'syncthing'])
export type SyncService = z.infer<typeof SyncService>
