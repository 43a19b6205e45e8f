// Keys in a pasted command that asks a server: curl, wget, HTTPie, PowerShell.
import type { Seed } from '../../../src-shared/seed.ts'
import { knownValues } from '../detect/known-values.ts'
import { weightOf, wordsOf } from '../detect/names.ts'
import { isPlaceholder } from '../detect/placeholder.ts'
import { holdsKey, seedsOfHeader, seedsOfLogin } from './headers.ts'
import { pastedSeed } from './pasted-seed.ts'
import { shellWords } from './shell-words.ts'

const commands =
  /^(?:[$>#%]\s+|PS [^>\n]{0,200}>\s*)?(?:sudo\s+|time\s+)?(?:curl|wget|https?|xh|curlie|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)(?:\.exe)?\s/i

/** The seeds of a command that asks a server; null for other texts. */
export function seedsOfCommand(text: string): readonly Seed[] | null {
  // Variables are set before it, and what it answers may stand behind it.
  const from = text.search(/(?:^|\n)[ \t]*(?:[$>#%]\s+)?(?:curl|wget)(?:\.exe)?\s/)
  const command = commands.test(text) ? text : from === -1 ? null : text.slice(from).trimStart()
  if (command === null) return null
  const words = shellWords(command)
  const host = hostOf(words)
  const seeds = words.flatMap((word, index) => {
    return seedsOfWord({ word, next: words[index + 1] ?? '', host })
  })
  const whole = seeds.length > 0 ? seeds : anywhere(command, host)
  return once(whole)
}

type Word = { readonly word: string; readonly next: string; readonly host: string }

function seedsOfWord({ word, next, host }: Word): readonly Seed[] {
  const [, option = '', joined] = /^(-[Hu]|--[a-z0-9-]+)(?:=?([\s\S]+))?$/.exec(word) ?? []
  const value = joined ?? next
  switch (option) {
    case '-H':
    case '--header':
    case '-Headers':
      return headerIn(value, host)
    case '-u':
    case '--user':
    case '--proxy-user':
      return seedsOfLogin(value, host)
    case '--oauth2-bearer':
      return seedsOfHeader('authorization', `Bearer ${value}`, host)
    default:
      return [...inAddress(word, host), ...inData(word, host)]
  }
}

function headerIn(header: string, host: string): readonly Seed[] {
  const colon = header.indexOf(':')
  const name = header.slice(0, Math.max(0, colon)).trim()
  return holdsKey(name) ? seedsOfHeader(name, header.slice(colon + 1).trim(), host) : []
}

function hostOf(words: readonly string[]): string {
  for (const word of words) {
    const host = /^https?:\/\/(?:[^/@\s]*@)?([\w.-]{1,255})/i.exec(word)?.[1]
    if (host !== undefined) return host
  }
  return ''
}

// `https://name:key@host/` and `?api_key=…`.
function inAddress(word: string, host: string): readonly Seed[] {
  if (!/^https?:\/\//i.test(word)) return []
  const login = /^https?:\/\/([^/@\s]{1,2000})@/i.exec(word)?.[1]
  const ofLogin = login === undefined ? [] : seedsOfLogin(login, host)
  const query = word.slice(word.indexOf('?') + 1 || word.length)
  const ofQuery = query.split('&').flatMap((part) => {
    const [name = '', value = ''] = part.split('=')
    return seedOfField(name, decoded(value), host)
  })
  return [...ofLogin, ...ofQuery]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// `client_secret=…` of a form, and HTTPie's `X-Api-Key:…` and `token=…`.
function inData(word: string, host: string): readonly Seed[] {
  const header = /^[A-Za-z][\w-]{1,60}:(?!\/)/.test(word) ? headerIn(word, host) : []
  if (header.length > 0) return header
  return word.split('&').flatMap((part) => {
    const [, name = '', value = ''] = /^([\w.-]{1,80})={1,2}(\S{1,8000})$/.exec(part) ?? []
    return seedOfField(name, decoded(value), host)
  })
}

function seedOfField(name: string, value: string, host: string): readonly Seed[] {
  if (weightOf(wordsOf(name)) === 'none' && !/^key$/i.test(name)) return []
  if (value.length < 8 || isPlaceholder(value)) return []
  const seed = pastedSeed({ value, about: host === '' ? name : host })
  return seed ? [seed] : []
}

// Headers of PowerShell's hash tables and bodies: known formats tell themselves.
function anywhere(command: string, host: string): readonly Seed[] {
  const known = knownValues(command).keys.flatMap(
    ({ value }) => pastedSeed({ value, about: host }) ?? [],
  )
  const pairs = command
    .slice(0, 100_000)
    .matchAll(/["']?([\w-]{2,60})["']?\s{0,8}[=:]\s{0,8}["']([^"'\n]{8,4000})["']/g)
  const headers = [...pairs].flatMap(([, name = '', value = '']) =>
    holdsKey(name) ? seedsOfHeader(name, value, host) : [],
  )
  return [...known, ...headers]
}

/** Each value once. */
export function once(seeds: readonly Seed[]): readonly Seed[] {
  const values = new Set<string>()
  return seeds.filter(({ value }) => {
    const key = value === null ? '' : value.join()
    const isNew = !values.has(key)
    values.add(key)
    return isNew
  })
}
