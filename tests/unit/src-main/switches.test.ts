import { describe, expect, it } from 'vitest'
import { findRefusedSwitch, scrubEnvironment } from '../../../src-main/switches.ts'

const dangerous = [
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect-brk=0',
  '--inspect-port=1',
  '--debug-brk',
  '--js-flags=--expose-gc',
  '--no-sandbox',
  '-no-sandbox',
  '/no-sandbox',
  '--NO-SANDBOX',
  '--disable-web-security',
  '--disable-setuid-sandbox',
  '--ignore-certificate-errors',
  '--ignore-certificate-errors-spki-list=x',
  '--host-rules=MAP * evil',
  '--host-resolver-rules=MAP * evil',
  '--proxy-server=evil:1',
  '--proxy-pac-url=http://evil',
  '--log-net-log=/tmp/x',
  '--ssl-key-log-file=/tmp/x',
  '--load-extension=/tmp/x',
  '--renderer-cmd-prefix=gdb',
  '--utility-cmd-prefix=gdb',
  '--gpu-launcher=gdb',
  '--single-process',
  '--allow-running-insecure-content',
]

const harmless = [
  [],
  ['--user-data-dir=/home/ada/.keyturn'],
  ['--ozone-platform=wayland', '--force-device-scale-factor=2'],
  ['/home/ada/inspect-me.txt'],
  ['no-sandbox'],
  ['--'],
]

describe('findRefusedSwitch', () => {
  it.each(dangerous)('refuses %s', (argument) => {
    expect(findRefusedSwitch(['--user-data-dir=/x', argument])).not.toBeNull()
  })

  it.each(harmless)('lets %j through', (...argv) => {
    expect(findRefusedSwitch(argv)).toBeNull()
  })

  it('names the switch without its value', () => {
    expect(findRefusedSwitch(['--remote-debugging-port=9222'])).toBe('remote-debugging-port')
  })
})

describe('scrubEnvironment', () => {
  it('drops what could open our processes, in any case', () => {
    const env = { SSLKEYLOGFILE: '/tmp/keys', Node_Options: '--require=x', LD_PRELOAD: 'x.so' }

    expect(scrubEnvironment(env)).toEqual({})
  })

  it('keeps the rest', () => {
    const env = { PATH: '/bin', HOME: '/home/ada', EMPTY: undefined }

    expect(scrubEnvironment(env)).toEqual({ PATH: '/bin', HOME: '/home/ada' })
  })
})
