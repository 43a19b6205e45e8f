import { describe, expect, it } from 'vitest'
import {
  closePort,
  closePortsOf,
  makeChannel,
  movePort,
  postToPort,
  startPort,
  type PortHolder,
} from '../../../host/ports/switchboard.ts'

type Recorder = PortHolder & { readonly log: string[] }

function recorder(): Recorder {
  const log: string[] = []
  return {
    log,
    deliver: (_port, { text }) => log.push(text),
    closed: () => log.push('closed'),
  }
}

const plain = (text: string) => ({ text, ports: [] })

function channel() {
  const [near, far] = [recorder(), recorder()]
  const [a, b] = makeChannel(near)
  movePort(b, far)
  return { near, far, a, b }
}

describe('the switchboard', () => {
  it('keeps messages until the port is started, then in their order', () => {
    const { far, a, b } = channel()
    postToPort(a, plain('1'))
    postToPort(a, plain('2'))
    expect(far.log).toEqual([])
    startPort(b)
    postToPort(a, plain('3'))
    expect(far.log).toEqual(['1', '2', '3'])
  })

  it('tells the end after what was sent before it', () => {
    const { far, a, b } = channel()
    postToPort(a, plain('last'))
    closePort(a)
    startPort(b)
    expect(far.log).toEqual(['last', 'closed'])
  })

  it('tells nothing of the end to a port that was never started', () => {
    const { far, a } = channel()
    closePort(a)
    expect(far.log).toEqual([])
  })

  it('does not tell a port of its own closing', () => {
    const { near, a } = channel()
    startPort(a)
    closePort(a)
    expect(near.log).toEqual([])
  })

  it('starts anew for the holder that a port is given to', () => {
    const { far, a, b } = channel()
    startPort(b)
    const next = recorder()
    movePort(b, next)
    postToPort(a, plain('x'))
    expect([far.log, next.log]).toEqual([[], []])
    startPort(b)
    expect([far.log, next.log]).toEqual([[], ['x']])
  })

  it('carries a port along with a message, and what waits in it', () => {
    const outer = channel()
    const inner = channel()
    postToPort(inner.a, plain('waited'))
    startPort(inner.b)
    startPort(outer.b)
    const asked = inner.far.log.length
    postToPort(inner.a, plain('before'))
    postToPort(outer.a, { text: 'take it', ports: [inner.b] })
    postToPort(inner.a, plain('after'))
    expect(inner.far.log.slice(asked)).toEqual(['before'])
    expect(outer.far.log).toEqual(['take it'])
    startPort(inner.b)
    expect(outer.far.log).toEqual(['take it', 'after'])
  })

  it('closes all ports of a holder that is gone, and tells their other ends', () => {
    const { near, far, b } = channel()
    startPort(b)
    closePortsOf(near)
    expect(far.log).toEqual(['closed'])
  })

  it('closes ports that travel to an end that is gone', () => {
    const outer = channel()
    const inner = channel()
    closePort(outer.b)
    startPort(inner.a)
    postToPort(outer.a, { text: 'lost', ports: [inner.b] })
    expect(inner.near.log).toEqual(['closed'])
  })

  it('loses what is sent to a closed port, and fails nobody', () => {
    const { far, a, b } = channel()
    startPort(b)
    closePort(b)
    postToPort(a, plain('x'))
    closePort(b)
    expect(far.log).toEqual([])
  })
})
