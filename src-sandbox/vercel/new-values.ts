import { textIn, valueIn, type JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { targets, variableTypes, type EnvVariable, type Target } from './state.ts'

/** A variable as a request for a sample describes it. */
export function readVariable(
  body: JsonObject,
): Omit<EnvVariable, 'id' | 'createdAt' | 'updatedAt'> {
  const asked = body['target']
  const given: readonly unknown[] = Array.isArray(asked) ? asked : [asked]
  const type = variableTypes.find((known) => known === (body['type'] ?? 'encrypted'))
  if (type === undefined) throw bad(`type is one of ${variableTypes.join(', ')}.`)
  const target = given.map(readTarget)
  if (type === 'sensitive' && target.includes('development')) {
    throw bad('A sensitive variable is not for development.')
  }
  return { key: textIn(body, 'key'), value: valueIn(body, 'value'), target, type }
}

/** The target that a request names. */
export function readTarget(name: unknown): Target {
  const target = targets.find((known) => known === name)
  if (target === undefined) throw bad(`A target is one of ${targets.join(', ')}.`)
  return target
}

function bad(message: string): Refusal {
  return new Refusal(400, 'bad_request', message)
}
