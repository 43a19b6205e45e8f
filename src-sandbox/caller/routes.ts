import type { Clock } from '../../src-shared/clock.ts'
import { jsonBody, type Call, type JsonObject, type Reply } from '../http/message.ts'
import { sendMessage } from '../http/loopback-client.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import { sign } from '../portal/signature.ts'
import { readName } from '../receiver/endpoint-request.ts'
import type { ReceiverState } from '../receiver/state.ts'
import type { StateFile } from '../state-file.ts'
import { keyOf, readCaller, type Caller, type MadeCall } from './caller.ts'

const maxCallers = 50
const maxCalls = 100
const callerPath = '/sim/v1/callers/{name}'

type CallerScene = {
  readonly file: StateFile<ReceiverState>
  readonly clock: Clock
  readonly stopped: AbortSignal
}

/** The small programs that call practice providers, so that use and refusal are real traffic. */
export function callerRoutes(scene: CallerScene): readonly Route[] {
  const route = (
    method: Route['method'],
    path: string,
    handle: (scene: CallerScene, call: Call) => Reply | Promise<Reply>,
  ): Route => ({ method, path, access: 'management', handle: (call) => handle(scene, call) })
  return [
    route('GET', '/sim/v1/callers', ({ file }) => ({
      status: 200,
      body: { callers: file.value.callers.map(callerBody) },
    })),
    route('PUT', callerPath, put),
    route('DELETE', callerPath, remove),
    route('POST', `${callerPath}/calls`, makeCalls),
  ]
}

function put({ file }: CallerScene, call: Call): Reply {
  const asked = readCaller(call)
  const before = file.value.callers.find(({ name }) => name === asked.name)
  if (before === undefined && file.value.callers.length >= maxCallers) {
    throw new Refusal(409, 'limit_reached', `There are ${maxCallers} callers already.`)
  }
  const caller = { ...asked, calls: before?.calls ?? [] }
  file.update((state) => withCaller(state, caller))
  return { status: before === undefined ? 201 : 200, body: callerBody(caller), committed: true }
}

function remove({ file }: CallerScene, call: Call): Reply {
  const { name } = callerOf(file.value, readName(call))
  const callers = file.value.callers.filter((caller) => caller.name !== name)
  file.update((state) => ({ ...state, callers }))
  return { status: 204, committed: true }
}

/** Lets a caller call, once or several times, one after the other. */
async function makeCalls(scene: CallerScene, call: Call): Promise<Reply> {
  const name = readName(call)
  const times = readTimes(jsonBody(call)['times'] ?? 1)
  const made: MadeCall[] = []
  while (made.length < times && !scene.stopped.aborted) made.push(await makeCall(scene, name))
  return { status: 200, body: { calls: made }, committed: true }
}

async function makeCall(scene: CallerScene, name: string): Promise<MadeCall> {
  const { file, clock, stopped } = scene
  const caller = callerOf(file.value, name)
  const key = keyOf(caller)
  const now = clock.now()
  const status = key === null ? null : await sendMessage(messageOf(caller, key, now), stopped)
  const made = { at: formatInstant(now), status }
  file.update((state) => {
    // The caller may have been changed while it was calling: the state is read anew.
    const present = state.callers.find((known) => known.name === name)
    if (present === undefined) return state
    return withCaller(state, { ...present, calls: [...present.calls, made].slice(-maxCalls) })
  })
  return made
}

function messageOf({ url, method, json, header, prefix, agent }: Caller, key: string, now: number) {
  const address = new URL(url)
  const body = new TextEncoder().encode(method === 'POST' ? json : '')
  const target = address.pathname + address.search
  const timestamp = String(now)
  const carried: Readonly<Record<string, string>> =
    header === null
      ? {
          'X-CS-Timestamp': timestamp,
          'X-CS-Signature': sign(key, { method, target, timestamp, body }),
        }
      : { [header]: prefix + key }
  const type = method === 'POST' ? { 'Content-Type': 'application/json' } : {}
  return { url: address, method, headers: { ...type, ...carried, 'User-Agent': agent }, body }
}

function callerOf({ callers }: ReceiverState, asked: string): Caller {
  const found = callers.find(({ name }) => name === asked)
  if (found === undefined) throw new Refusal(404, 'not_found', 'There is no such caller.')
  return found
}

function withCaller(state: ReceiverState, changed: Caller): ReceiverState {
  const others = state.callers.filter(({ name }) => name !== changed.name)
  return { ...state, callers: [...others, changed] }
}

function callerBody({ name, url, method, agent, envFile, variable, calls }: Caller): JsonObject {
  return { name, url, method, agent, envFile, variable, last: calls.at(-1) ?? null }
}

function readTimes(times: unknown): number {
  if (typeof times === 'number' && Number.isInteger(times) && times >= 1 && times <= maxCalls) {
    return times
  }
  throw new Refusal(400, 'bad_request', `A number from 1 to ${maxCalls} is needed.`)
}
