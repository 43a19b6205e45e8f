// Private keys between the lines that say so (RFC 7468, and OpenSSH's and PGP's like them).
// Promises the whole block as a program would get it, also where line ends are written `\n`.
import { googleServiceAccount, privateKey } from '../formats/secret-formats.ts'
import type { Found } from './found.ts'

const opening = '-----BEGIN '
const header = /-----BEGIN ([A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?)-----/y
const longest = 20_000
const fewestSigns = 64

/** The private keys in a text. */
export function privateKeys(text: string): Found[] {
  const keys: Found[] = []
  for (let start = text.indexOf(opening); start !== -1; start = text.indexOf(opening, start + 1)) {
    header.lastIndex = start
    const name = header.exec(text)?.[1]
    if (name === undefined) continue
    const closing = `-----END ${name}-----`
    const block = text.slice(start, start + longest)
    const length = block.indexOf(closing)
    if (length === -1) continue
    const raw = block.slice(0, length + closing.length)
    if (isWhole(raw, name)) keys.push(foundAt(text, start, raw))
    start += raw.length - 1
  }
  return keys
}

function isWhole(raw: string, name: string): boolean {
  const body = raw.slice(opening.length + name.length + 5, -(name.length + 14))
  const signs = body.replaceAll(/\\[nr]|\s/g, '')
  return (
    signs.length >= fewestSigns &&
    !/\.{3}|…|<|>|\$\{|example|your/i.test(signs) &&
    !/([A-Za-z0-9])\1{30}/.test(signs)
  )
}

function foundAt(text: string, start: number, raw: string): Found {
  const email = googleOwner(text, start, raw)
  const isLocked = raw.includes('ENCRYPTED')
  return {
    format: email === null ? privateKey : googleServiceAccount,
    value: plainOf(raw),
    credentialId: email,
    start,
    end: start + raw.length,
    isSound: null,
    provider: email === null ? '' : 'Google Cloud',
    weight: isLocked ? 'likely' : 'certain',
  }
}

/** The block with true line ends and without the indent of the file around it. */
function plainOf(raw: string): string {
  return raw
    .replaceAll(/\\r\\n|\\n|\r\n/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}

function googleOwner(text: string, start: number, raw: string): string | null {
  const around = text.slice(Math.max(0, start - 1_000), start + raw.length + 1_000)
  return /[\w-]{1,80}@[\w.-]{1,80}\.gserviceaccount\.com/.exec(around)?.[0] ?? null
}
