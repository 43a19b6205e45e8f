import type { ServerResponse } from 'node:http'
import type { Clock } from '../../src-shared/clock.ts'
import type { Reply } from './message.ts'

/** A reply as bytes, so that a fault can spoil it. */
export type WireReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Renders a reply; `Date` tells the virtual time. */
export function toWire(reply: Reply, clock: Clock): WireReply {
  const body = new TextEncoder().encode(reply.body === undefined ? '' : JSON.stringify(reply.body))
  return {
    status: reply.status,
    headers: {
      ...(reply.body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      ...commonHeaders(clock),
      ...reply.headers,
    },
    body,
  }
}

/** The headers of every reply. */
export function commonHeaders(clock: Clock): Readonly<Record<string, string>> {
  return { Date: new Date(clock.now()).toUTCString(), 'Cache-Control': 'no-store' }
}

/** Sends a reply whole. */
export function sendWire(response: ServerResponse, wire: WireReply): void {
  writeHead(response, wire)
  response.end(wire.body)
}

/** Sends the status and the headers alone. */
export function writeHead(response: ServerResponse, wire: WireReply): void {
  response.sendDate = false
  // A 204 has neither body nor length (RFC 9110 section 8.6).
  const length = wire.status === 204 ? {} : { 'Content-Length': String(wire.body.byteLength) }
  response.writeHead(wire.status, { ...wire.headers, ...length })
}
