import { assertNever } from '../../src-shared/errors.ts'
import { faultStatuses, type Fault, type FaultStatus, type PlannedFault } from '../fault.ts'
import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { isPlaceholder } from '../http/router.ts'
import type { Provider } from '../provider.ts'

const kinds = [
  'delay',
  'status',
  'malformed-json',
  'close-before',
  'close-after',
  'hang',
  'hang-after',
  'slow-body',
  'oversized',
  'redirect',
] as const satisfies readonly Fault['kind'][]

const maxTimes = 1_000
const maxDelayMs = 600_000
const defaultDelayMs = 250

/** Reads a request for a fault; refuses one that could never happen. */
export function readFaultRequest(body: JsonObject, providers: readonly Provider[]): PlannedFault {
  const provider = readProvider(body['provider'], providers)
  const [method, path, ...rest] = String(body['route']).split(' ')
  if (method === undefined || path === undefined || rest.length > 0) {
    throw bad('A route is written as a method, a space and a path.')
  }
  if (!provider.routes.some((route) => route.method === method && overlaps(route.path, path))) {
    throw bad('The provider has no such route.')
  }
  const times = readInteger(body['times'] ?? 1, { min: 1, max: maxTimes })
  return { provider: provider.name, method, path, times, fault: readFault(body) }
}

/** The provider that a control request names. */
export function readProvider(name: unknown, providers: readonly Provider[]): Provider {
  const known = providers.map((candidate) => candidate.name)
  const provider = providers.find((candidate) => candidate.name === name)
  if (provider === undefined) throw bad(`A provider is one of ${known.join(', ')}.`)
  return provider
}

function readFault(body: JsonObject): Fault {
  const kind = kinds.find((known) => known === body['kind'])
  if (kind === undefined) throw bad(`A fault is one of ${kinds.join(', ')}.`)
  switch (kind) {
    case 'delay':
    case 'slow-body':
      return { kind, ms: readInteger(body['ms'] ?? defaultDelayMs, { min: 0, max: maxDelayMs }) }
    case 'status':
      return { kind, status: readStatus(body['status']) }
    case 'malformed-json':
    case 'close-before':
    case 'close-after':
    case 'hang':
    case 'hang-after':
    case 'oversized':
    case 'redirect':
      return { kind }
    default:
      return assertNever(kind)
  }
}

function readStatus(status: unknown): FaultStatus {
  const known = faultStatuses.find((candidate) => candidate === status)
  if (known === undefined) throw bad(`A status is one of ${faultStatuses.join(', ')}.`)
  return known
}

function readInteger(
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
    return value
  }
  throw bad(`A number from ${min} to ${max} is needed.`)
}

// Whether some path fits both patterns: a misspelt route would otherwise wait for ever.
function overlaps(one: string, other: string): boolean {
  const [a, b] = [one.split('/'), other.split('/')]
  return (
    a.length === b.length &&
    a.every((segment, index) => {
      const opposite = b[index] ?? ''
      return segment === opposite || isPlaceholder(segment) || isPlaceholder(opposite)
    })
  )
}

function bad(message: string): Refusal {
  return new Refusal(400, 'bad_request', message)
}
