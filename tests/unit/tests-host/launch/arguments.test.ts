import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../host/launch/arguments.ts'

describe('the command line of the stand-in', () => {
  it('reads what Playwright gives it', () => {
    const given = parseArguments([
      '-r',
      '/loader.js',
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '.',
      '--user-data-dir=/tmp/a=b',
    ])
    expect(given.preloads).toEqual(['/loader.js'])
    expect(given.inspect).toBe(true)
    expect(given.debuggingPort).toBe(true)
    expect(given.appPath).toBe('.')
    expect(given.switches.get('user-data-dir')).toBe('/tmp/a=b')
    // Playwright's loader cuts the list after this switch.
    expect(given.seenByApp.indexOf('--remote-debugging-port=0')).toBe(2)
  })

  it('opens neither inspector nor port unasked', () => {
    const given = parseArguments(['.', '--verbose'])
    expect(given).toMatchObject({ inspect: false, debuggingPort: false, preloads: [] })
  })

  it.each(['--inspect', '--inspect-brk=9229', '--inspect=0'])(
    'knows %s as an inspector',
    (flag) => {
      expect(parseArguments([flag, '.']).inspect).toBe(true)
    },
  )
})
