/** A number that a person may choose, with its bounds and its default. */
export type Bounded = { readonly min: number; readonly max: number; readonly default: number }

/** Every duration and limit that is a setting. */
export const policy = {
  /** Days after which a key is overdue, where the item or its provider says nothing else. */
  rotateAfterDays: { min: 1, max: 3650, default: 90 },
  /** Days ahead of the due date from which a key counts as due soon. */
  dueSoonDays: { min: 1, max: 90, default: 14 },
  /** Days without use after which a key counts as idle. */
  idleAfterDays: { min: 7, max: 730, default: 60 },
  /** Hours for which an old key is kept working after a replacement. */
  graceHours: { min: 0, max: 720, default: 24 },
  /** Seconds after which a copied secret leaves the clipboard. */
  clipboardSeconds: { min: 5, max: 120, default: 30 },
  /** Seconds after which a revealed secret is hidden. */
  revealSeconds: { min: 5, max: 120, default: 30 },
  /** Minutes without a key press or pointer after which the vault locks. */
  idleLockMinutes: { min: 1, max: 60, default: 5 },
  /** Backups that are kept; older ones are deleted after a newer one was read back whole. */
  backupsKept: { min: 1, max: 100, default: 10 },
} as const satisfies Record<string, Bounded>

/** Age in days below which a key is called fresh. */
export const freshDays = 30

/** How long a request that is creating a key may go on after lock, in milliseconds (D4). */
export const finishAfterLockMs = 30_000

/** How far apart our clock and a provider's may be, in milliseconds, for "created in our window". */
export const clockSkewMs = 300_000

/** How long an answer that refuses a new key, or accepts an old one, is given to change its mind. */
export const proofPausesMs: readonly number[] = [2_000, 5_000, 15_000, 60_000]

/** How long after a request a list without a new key, or a living old one, proves nothing. */
export const settlesMs = 30_000

/** How long until the use of an old key, or a provider with a wrong clock, is looked at again. */
export const lookAgainMs = 3_600_000

/** How long until a place that waits for a deployment is looked at again. */
export const deploymentPauseMs = 60_000

/** How long to wait after "too many requests" where the provider does not say. */
export const rateLimitPauseMs = 60_000

/** The longest wait that a provider may ask for before the next try by itself. */
export const longestPauseMs = 86_400_000

/** Largest number of characters of each kind of text that crosses the bridge. */
export const limits = {
  name: 120,
  service: 40,
  label: 120,
  notes: 20_000,
  credentialId: 512,
  secretBytes: 16_384,
  passphrase: 1_024,
  searchText: 200,
  pageRows: 500,
  tags: 50,
  versions: 1_000,
  rotations: 1_000,
  trail: 500,
  places: 400,
  batches: 20,
  batchItems: 1_000,
  path: 4_096,
  fileName: 255,
  backupFiles: 500,
  salvagedItems: 1_000,
  /** Keys that were found or read and lie ready to be kept. */
  intakeRows: 20_000,
  pastedText: 200_000,
  /** Places in which one item was seen, kept in its overview. */
  sightings: 200,
} as const

/** Fewest characters of a new passphrase; its strength is judged on top of that. */
export const minPassphraseLength = 10
