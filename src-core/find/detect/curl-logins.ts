// Passwords that are given to curl: `curl -u name:password https://…`.
// Promises to look at a short stretch before each, and to take no variable for a password.
import { addressPassword } from '../formats/secret-formats.ts'
import { isCommonplace, isNone } from './address-passwords.ts'
import type { Found } from './found.ts'
import { isMachineMade } from './machine-made.ts'
import { wordsOf } from './names.ts'
import { providerOfWords } from './provider-words.ts'

// curl(1), "-u, --user"; short options may stand together.
const login =
  /[ \t](?:-[a-zA-Z]{0,6}u|--user)[ \t=]{0,3}(["']?)([^\s:"'`]{1,100}):([^\s"'`]{4,200})/g
const reach = 400
const mostLogins = 5_000

/** The passwords of the curl commands in a text. */
export function curlLogins(text: string): Found[] {
  const found: Found[] = []
  let tried = 0
  for (const match of text.matchAll(login)) {
    if ((tried += 1) > mostLogins) break
    const [all, , user = '', value = ''] = match
    const start = match.index + all.length - value.length
    if (!isOfCurl(text.slice(Math.max(0, match.index - reach), match.index))) continue
    if (isNone(value) || isNone(user) || isCommonplace(value, user)) continue
    const line = /^[^\r\n]*/.exec(text.slice(start, start + reach))?.[0] ?? ''
    if (/\bexample\.(?:com|org|net)\b/i.test(line)) continue
    found.push({
      format: addressPassword,
      value,
      credentialId: user,
      start,
      end: start + value.length,
      isSound: null,
      provider: providerOfWords(wordsOf(/https?:\/\/([\w.-]{1,100})/.exec(line)?.[1] ?? '')),
      weight: isMachineMade(value) ? 'likely' : 'unsure',
    })
  }
  return found
}

/** Whether what stands before is a command of curl that is not over: lines may go on after `\`. */
function isOfCurl(before: string): boolean {
  const command = before.slice(before.lastIndexOf('curl'))
  return /\bcurl(?:\.exe)?\b/.test(before) && !/[;|]|&&|[^\\\r]\r?\n/.test(command)
}
