/*
 * The `.env` form of a plain export: the current secret of every item as NAME=value.
 *
 * There is no standard for such files. Each value is written in a way that the common readers
 * (dotenv, Node's --env-file, python-dotenv, a POSIX shell) all give back byte by byte; a value for
 * which there is none is written in base64, under a name that says so.
 */
import { currentVersion } from '../../src-shared/item.ts'
import type { Overview } from '../../src-shared/item.ts'
import { base64Of, readableSecret, type PlainForm, type PlainItem } from './plain-form.ts'

/** The current secret of every item that has one; made anew for every file, to tell names apart. */
export function envForm(): PlainForm {
  const taken = new Set<string>()
  return {
    wanted: (overview) => {
      const current = currentVersion(overview)
      return current ? [current] : []
    },
    holdsInventory: false,
    head: '',
    between: '\n',
    foot: '',
    piece: (item) => entryOf(item, taken),
  }
}

function entryOf({ overview, versions }: PlainItem, taken: Set<string>): string {
  const [of] = versions
  if (!of?.secret) return ''
  const { name, value } = assignment(variableOf(overview), of.secret)
  const keyId = of.version.credentialId === null ? '' : `, key ID ${of.version.credentialId}`
  const comment = oneLine(`# ${overview.name}${keyId}`)
  return `${comment}\n${distinct(name, taken)}=${value}\n`
}

function variableOf({ envVar, service }: Overview): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(envVar)) return envVar
  const name = service.toUpperCase().replaceAll(/[^A-Z0-9_]/g, '_')
  if (name === '') return 'SECRET'
  return /^\d/.test(name) ? `_${name}` : name
}

function distinct(name: string, taken: Set<string>): string {
  let candidate = name
  for (let count = 2; taken.has(candidate); count += 1) candidate = `${name}_${count}`
  taken.add(candidate)
  return candidate
}

function assignment(name: string, secret: Uint8Array): { name: string; value: string } {
  const { text, encoding } = readableSecret(secret)
  const value = encoding === 'text' ? exactValue(text) : null
  return value === null ? { name: `${name}_BASE64`, value: base64Of(secret) } : { name, value }
}

/** The value as every common reader gives it back, or null where they differ. */
function exactValue(text: string): string | null {
  if (/^[A-Za-z0-9_./+:@%,=-]+$/.test(text)) return text
  if (isFragile(text)) return null
  if (!text.includes("'")) return `'${text}'`
  return /["\\`$\n]/.test(text) ? null : `"${text}"`
}

/**
 * Whether some reader changes it inside any quotes: python-dotenv resolves `${` and halves
 * backslashes, dotenv turns CR LF into LF, and control characters end up anywhere.
 */
function isFragile(text: string): boolean {
  return /[^\P{Cc}\n]|\ufeff|\$\{|\\(?:[\\']|$)/u.test(text)
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
}
