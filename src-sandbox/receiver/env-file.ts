import { readFileSync, statSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import { Refusal } from '../http/refusal.ts'

const maxFileBytes = 64 * 1024
const assignment = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*?)\s*$/
const variableName = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/

/** The path of a `.env` file in a request; no other file is ever read. */
export function readEnvPath(path: unknown): string {
  if (typeof path === 'string' && isAbsolute(path) && /^\.env|\.env$/.test(basename(path))) {
    return path
  }
  throw new Refusal(400, 'bad_env_file', 'The whole path of a .env file is needed.')
}

/** The name of a variable in a request. */
export function readVariable(name: unknown): string {
  if (typeof name === 'string' && variableName.test(name)) return name
  throw new Refusal(400, 'bad_variable', 'A variable has letters, digits and underscores.')
}

/**
 * What a variable of a `.env` file holds at this moment, or null where there is none.
 *
 * It is read anew each time, as a service that was started again would: so a file that Keyturn has
 * written counts from the next request on.
 */
export function valueInEnvFile(path: string, variable: string): string | null {
  for (const line of linesOf(path)) {
    const [, name, value] = assignment.exec(line) ?? []
    if (name === variable && value !== undefined) return bare(value)
  }
  return null
}

function linesOf(path: string): readonly string[] {
  try {
    if (statSync(path).size > maxFileBytes) return []
    return readFileSync(path, 'utf8').split(/\r?\n/)
  } catch {
    return []
  }
}

/** A value without its quotes or the remark after it; null where nothing is left. */
function bare(value: string): string | null {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(value) ?? []
  const text = double ?? single ?? value.replace(/(^|\s)#.*$/, '').trimEnd()
  return text === '' ? null : text
}
