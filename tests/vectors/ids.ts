/** The ids in the base vault. */
export const ids = {
  one: '1a'.repeat(16),
  two: '2b'.repeat(16),
  gone: '3c'.repeat(16),
  connection: '4d'.repeat(16),
  journal: '5e'.repeat(16),
  /** Secret versions. */
  first: 'a1'.repeat(16),
  second: 'b2'.repeat(16),
  dropped: 'bb'.repeat(16),
  other: 'c3'.repeat(16),
  admin: 'd4'.repeat(16),
} as const
