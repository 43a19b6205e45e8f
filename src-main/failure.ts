/** Where a failure of our own is told: name and places in the code, never the message of others. */
export function describeFailure(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'Keyturn failed: something was thrown that is no error.'
  const places = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`Keyturn failed: ${thrown.name}`, ...places].join('\n')
}
