/**
 * How a command ended, for whoever runs it from a script.
 *
 * docs/CLI.md promises these numbers: one may be added, none may ever mean something else.
 */
export const exitCodes = {
  /** Nothing that was asked about was found. */
  clean: 0,
  found: 1,
  wrongUsage: 2,
  /** A folder that was named does not exist or cannot be read. */
  noFolder: 3,
  internal: 4,
  /** As a shell counts Ctrl-C. */
  interrupted: 130,
} as const
