/** Works without the traces of errors, which take long and which a replay tells anyway. */
export async function withoutStacks(work: () => Promise<void>): Promise<void> {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    await work()
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}
