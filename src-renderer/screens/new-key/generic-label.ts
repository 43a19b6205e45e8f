/** Words that say nothing about what a key is for. */
const generic: ReadonlySet<string> = new Set([
  ...[
    'test',
    'key',
    'api',
    'api_key',
    'apikey',
    'new',
    'new_key',
    'my_key',
    'mykey',
    'temp',
    'tmp',
  ],
  ...['token', 'secret', 'default', 'untitled', 'foo', 'bar', 'asdf', 'abc', 'x', 'key1', 'test1'],
])

/** Whether a service name would name any key as well, so that nobody knows later what it is for. */
export function isGeneric(serviceName: string): boolean {
  return generic.has(serviceName) || /^\d+$/.test(serviceName)
}
