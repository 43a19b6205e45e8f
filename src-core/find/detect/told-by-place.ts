// Secrets that only the file around them tells: `.netrc`, `.pgpass`, what Docker keeps for a login.
import type { Assignment } from './assignments.ts'
import type { Found } from './found.ts'
import { foundKey } from './known-values.ts'
import { wordsOf } from './names.ts'
import { addressPassword } from '../formats/secret-formats.ts'
import { isPlaceholder } from './placeholder.ts'
import { providerOfWords } from './provider-words.ts'

/** A secret, and the host that it opens. */
export type Told = Found & { readonly host: string }

/** The secrets that the sort of file tells. */
export function toldByPlace(path: string, text: string): Told[] {
  if (/(?:^|[\\/])[._]netrc$/i.test(path)) return [...netrcLogins(text)]
  if (/(?:^|[\\/])\.pgpass$|pgpass\.conf$/i.test(path)) return [...postgresLogins(text)]
  if (/[\\/]\.docker[\\/]config\.json$/i.test(path)) return [...dockerLogins(text)]
  if (/\.tfstate(?:\.backup)?$/i.test(path)) return [...terraformPasswords(text)]
  return []
}

// As curl and git read it: words in any order and on any line, a comment to the end of its line.
function* netrcLogins(text: string): Generator<Told> {
  let [host, user, key] = ['', '', '']
  const words = /(?:^|\s)#[^\n]*|"((?:\\.|[^"\\])*)"|\S+/g
  for (const match of text.matchAll(words)) {
    const word = match[1] ?? match[0]
    if (word.trimStart().startsWith('#') && key !== 'password') continue
    if (key === 'machine') [host, user] = [word, '']
    if (key === 'login') user = word
    const start = match.index + match[0].indexOf(word)
    if (key === 'password' && !isPlaceholder(word)) yield told({ host, user, value: word, start })
    key = key === '' && /^(?:machine|login|password|account)$/.test(word) ? word : ''
    if (word === 'default') [host, user] = ['', '']
  }
}

// PostgreSQL, "The Password File": host:port:database:user:password, `\` before `:` and `\`.
function* postgresLogins(text: string): Generator<Told> {
  const line =
    /^(?!#)((?:\\.|[^:\\\n])*):(?:\\.|[^:\\\n])*:(?:\\.|[^:\\\n])*:((?:\\.|[^:\\\n])*):([^\r\n]+)/gm
  for (const match of text.matchAll(line)) {
    const [all, host = '', user = '', value = ''] = match
    const start = match.index + all.length - value.length
    const one = told({ host, user, value: value.replaceAll(/\\(.)/g, '$1'), start })
    if (!isPlaceholder(value)) yield { ...one, provider: 'PostgreSQL', end: start + value.length }
  }
}

function* dockerLogins(text: string): Generator<Told> {
  const entry =
    /"([^"\s]{1,200})"\s{0,40}:\s{0,40}\{\s{0,40}"auth"\s{0,40}:\s{0,40}"([\w+/=-]{8,2000})"/g
  for (const match of text.matchAll(entry)) {
    const [all, host = '', value = ''] = match
    yield told({ host, user: '', value, start: match.index + all.length - value.length - 1 })
  }
}

// "random_password" of the provider hashicorp/random keeps what it made as `result`.
function* terraformPasswords(text: string): Generator<Told> {
  const password =
    /"type"\s{0,40}:\s{0,40}"random_password"|"result"\s{0,40}:\s{0,40}"((?:\\.|[^"\\\n]){8,500})"|"type"\s{0,40}:/g
  let isPassword = false
  for (const match of text.matchAll(password)) {
    const [all, raw] = match
    if (raw === undefined) isPassword = all.includes('random_password')
    else if (isPassword) {
      const start = match.index + all.length - raw.length - 1
      const value = unquoted(raw)
      yield { ...told({ host: '', user: '', value, start }), end: start + raw.length }
    }
  }
}

function unquoted(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`))
  } catch {
    return raw
  }
}

type Login = Pick<Assignment, 'value' | 'start'> & { readonly host: string; readonly user: string }

function told({ host, user, value, start }: Login): Told {
  return {
    ...foundKey(addressPassword, value, start),
    credentialId: user === '' ? null : user,
    provider: providerOfWords(wordsOf(host)),
    weight: 'likely',
    host,
  }
}
