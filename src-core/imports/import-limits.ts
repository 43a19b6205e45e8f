// How much of a file is read; what is more than this is refused or counted, never half-kept.

/** The bounds of everything that is read in. */
export const importLimits = {
  /** Bytes of a file, and of each part of an archive once it is unpacked. */
  fileBytes: 64 * 1_048_576,
  /** Entries of a file that become keys. */
  rows: 20_000,
  columns: 100,
  /** Brackets of a JSON text, or tags of an XML text: what they cost in memory is many times more. */
  nodes: 2_000_000,
  /** How deeply a JSON text may be nested. */
  depth: 500,
  archiveEntries: 65_535,
  /** KiB of memory times passes of Argon2: some twenty seconds of work. */
  argonWork: 16 * 1_048_576,
  argonMemoryKiB: 1_048_576,
  pbkdf2Rounds: 10_000_000,
  aesRounds: 500_000_000,
} as const
