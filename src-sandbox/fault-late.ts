import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { assertNever } from '../src-shared/errors.ts'
import type { LateFault } from './fault.ts'
import { sendWire, writeHead, type WireReply } from './http/send-reply.ts'

const oversizedBytes = 4 * 1024 * 1024
const drips = 8

type LateScene = {
  readonly response: ServerResponse
  readonly wire: WireReply
  readonly stopped: AbortSignal
}

/** Spoils the answer to a request that has been carried out; tells the status that was sent. */
export async function sendSpoiled(fault: LateFault, scene: LateScene): Promise<number | null> {
  const { response, wire, stopped } = scene
  switch (fault.kind) {
    case 'malformed-json':
      return sendBroken(response, wire)
    case 'close-after':
      response.destroy()
      return null
    case 'hang-after':
      return null
    case 'slow-body':
      await drip({ response, wire, stopped }, fault.ms)
      return wire.status
    case 'oversized':
      return sendOversized(response, wire)
    default:
      return assertNever(fault)
  }
}

function sendBroken(response: ServerResponse, wire: WireReply): number {
  const whole = wire.body.byteLength > 0 ? wire.body : new TextEncoder().encode('{"done":true}')
  const body = whole.subarray(0, Math.ceil(whole.byteLength / 2))
  return sendJson(response, { ...wire, body })
}

// The padding is white space, so a client without a limit of its own would find valid JSON.
function sendOversized(response: ServerResponse, wire: WireReply): number {
  const body = new Uint8Array(oversizedBytes).fill(0x20)
  body.set(wire.body.byteLength > 0 ? wire.body : new TextEncoder().encode('{}'))
  return sendJson(response, { ...wire, body })
}

// A 204 cannot carry a body, so the answer to a deletion becomes a 200.
function sendJson(response: ServerResponse, wire: WireReply): number {
  const status = wire.status === 204 ? 200 : wire.status
  const headers = { 'Content-Type': 'application/json; charset=utf-8', ...wire.headers }
  sendWire(response, { ...wire, status, headers })
  return status
}

async function drip({ response, wire, stopped }: LateScene, ms: number): Promise<void> {
  writeHead(response, wire)
  const size = Math.max(1, Math.ceil(wire.body.byteLength / drips))
  for (let at = 0; at < wire.body.byteLength && !response.destroyed; at += size) {
    response.write(wire.body.subarray(at, at + size))
    await wait(ms, undefined, { signal: stopped })
  }
  response.end()
}
