import { describe, expect, it } from 'vitest'
import { chromiumFlags, windowFlags } from '../../../host/chromium/flags.ts'

const forPerson = { visible: true, debuggingPort: false, sandbox: true, profile: '/tmp/p' }
const forTests = { visible: false, debuggingPort: true, sandbox: false, profile: '/tmp/p' }

describe('the flags of Chromium', () => {
  it('open no debugging port for a person and keep the sandbox', () => {
    const flags = chromiumFlags(forPerson)
    expect(flags.filter((flag) => flag.startsWith('--remote-debugging'))).toEqual([
      '--remote-debugging-pipe',
    ])
    expect(flags).not.toContain('--no-sandbox')
    expect(flags).not.toContain('--headless')
  })

  it('give tests a port of the system’s choice, and a sandbox only where it can be', () => {
    const flags = chromiumFlags(forTests)
    expect(flags).toContain('--remote-debugging-port=0')
    expect(flags).toContain('--headless')
    expect(flags).toContain('--no-sandbox')
  })

  it.each([forPerson, forTests])('keep Chromium’s own services off the network', (options) => {
    const flags = chromiumFlags(options)
    for (const flag of [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--metrics-recording-only',
    ]) {
      expect(flags).toContain(flag)
    }
  })

  it('ask for a window of the same profile and nothing else of it', () => {
    const flags = windowFlags(forPerson, { url: 'data:,x', width: 3, height: 4 })
    expect(flags).toContain('--user-data-dir=/tmp/p')
    expect(flags).toContain('--app=data:,x')
    expect(flags.some((flag) => flag.startsWith('--remote-debugging'))).toBe(false)
  })
})
